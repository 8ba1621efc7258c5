using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tls;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Session;

/// <summary>What one connection showed.</summary>
internal sealed record Sight
{
    /// <summary>How it ended.</summary>
    public required Ending Ending { get; init; }

    /// <summary>The phase it ended in.</summary>
    public required string LastPhase { get; init; }

    /// <summary>How long that phase had taken by then.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>The phases that were completed, with their times.</summary>
    public required IReadOnlyList<ProbePhase> Phases { get; init; }

    /// <summary>All exchanges; the first is the greeting.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>The encryption; null where none came about.</summary>
    public TlsSight? Tls { get; init; }

    /// <summary>The alert that the server answered TLS with; null where it sent none in clear.</summary>
    public int? TlsAlert { get; init; }

    /// <summary>Name of an alert that the server ended TLS with once it was encrypted; null where there was none, or where nobody says which.</summary>
    public string? SecretAlert { get; init; }

    /// <summary>The version of TLS that the server chose where it is older than any that we take; null where it chose none such.</summary>
    public string? ChosenTls { get; init; }

    /// <summary>What came in place of TLS; null where TLS was answered, or nothing was.</summary>
    public string? Foreign { get; init; }

    /// <summary>Whether the server sent anything once TLS was begun.</summary>
    public bool HasTlsBytes { get; init; }

    /// <summary>Whether the server asked for a certificate of ours.</summary>
    public bool CertificateWanted { get; init; }

    /// <summary>Whether we broke TLS off, because the server's key for the session is too short.</summary>
    public bool IsTlsWeak { get; init; }

    /// <summary>Bytes that the server sent in clear behind its answer to STARTTLS.</summary>
    public int Injected { get; init; }

    /// <summary>Bytes that the server sent in clear before anything was asked.</summary>
    public int Unasked { get; init; }

    /// <summary>Whether the server answered to TLS, with it or with something else.</summary>
    public bool HasAnswer => Tls is not null || Foreign is not null;

    /// <summary>The greeting.</summary>
    public Exchange Greeting => Exchanges[0];

    /// <summary>What was offered before encryption.</summary>
    public EhloAnswer Before => EhloAnswer.Of(Exchanges.LastOrDefault(exchange => IsEhlo(exchange) && !exchange.Encrypted));

    /// <summary>What was offered after encryption.</summary>
    public EhloAnswer After => EhloAnswer.Of(Exchanges.LastOrDefault(exchange => IsEhlo(exchange) && exchange.Encrypted));

    /// <summary>The name that the server gives itself; null where it gave none.</summary>
    public string? OwnName => (After.Lines is [var encrypted, ..] ? encrypted : Before.Lines is [var clear, ..] ? clear : null)?.Split(' ')[0];

    /// <summary>Whether the server took HELO, which offers nothing, in place of EHLO.</summary>
    public bool TookHeloOnly => LastReply is { Code: 250, Command: { } command } && command.StartsWith("HELO", StringComparison.Ordinal);

    /// <summary>The last thing that the server said with a code.</summary>
    public Exchange? LastReply => Exchanges.LastOrDefault(exchange => exchange.Code is not null);

    private static bool IsEhlo(Exchange exchange) => exchange.Command?.StartsWith("EHLO", StringComparison.Ordinal) == true;
}
