using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Cases;

/// <summary>All that is known of one person's one trouble. The dialog, the summary, the ticket and the provider message are views of it.</summary>
public sealed record CaseFile
{
    /// <summary>Names the case.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Counts the changes; a button that carries an older one is stale.</summary>
    public int Revision { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What was pasted, oldest first.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>The settings in use, as far as they are known.</summary>
    public MailSettings Settings { get; init; } = MailSettings.Unknown;

    /// <summary>Id of the provider; null where it is not known.</summary>
    public string? Provider { get; init; }

    /// <summary>What probes showed, oldest first.</summary>
    public IReadOnlyList<ProbeReport> Probes { get; init; } = [];

    /// <summary>What the checks on the person's own computer showed, oldest first.</summary>
    public IReadOnlyList<LocalCheck> LocalChecks { get; init; } = [];

    /// <summary>The steps taken, oldest first.</summary>
    public IReadOnlyList<StepOutcome> Steps { get; init; } = [];

    /// <summary>What the evidence says so far.</summary>
    public Assessment Assessment { get; init; } = Assessment.Nothing;

    /// <summary>How it stands.</summary>
    public CaseState State { get; init; }

    /// <summary>The ticket it was handed over with; null before that.</summary>
    public int? Ticket { get; init; }
}

/// <summary>How a case stands.</summary>
public enum CaseState
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Mail goes out again.</summary>
    Solved,

    /// <summary>A human has it.</summary>
    HandedOver,
}

/// <summary>A step and how it went.</summary>
/// <param name="Step">Which.</param>
/// <param name="Result">How it went.</param>
/// <param name="At">When it was said.</param>
public sealed record StepOutcome(StepId Step, StepResult Result, DateTimeOffset At);

/// <summary>How a step went.</summary>
public enum StepResult
{
    /// <summary>Mail goes out.</summary>
    Fixed,

    /// <summary>It changed nothing.</summary>
    DidNotHelp,

    /// <summary>It was not tried.</summary>
    Skipped,
}

/// <summary>What a check on the person's own computer showed.</summary>
/// <param name="Host">The server it was run against.</param>
/// <param name="Port">The port.</param>
/// <param name="Reachable">Whether the connection came about.</param>
/// <param name="TlsIssuer">Issuer of the certificate seen there; null where none was.</param>
/// <param name="Output">What was pasted, masked.</param>
public sealed record LocalCheck(string Host, int Port, bool Reachable, string? TlsIssuer, RedactedText Output)
{
    /// <summary>Whether the certificate seen there was not trusted.</summary>
    public bool Untrusted { get; init; }
}
