using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>What one pasted text says: the facts in it and the evidence they give.</summary>
public sealed record Reading
{
    /// <summary>The text itself, masked.</summary>
    public required RedactedText Source { get; init; }

    /// <summary>The kinds of secrets that were masked in it.</summary>
    public IReadOnlyList<SecretKind> Secrets { get; init; } = [];

    /// <summary>The SMTP reply code, such as 535 (RFC 5321 section 4.2).</summary>
    public int? SmtpCode { get; init; }

    /// <summary>The enhanced status code, such as 5.7.8 (RFC 3463).</summary>
    public string? EnhancedCode { get; init; }

    /// <summary>The server's own sentence.</summary>
    public RedactedText? Sentence { get; init; }

    /// <summary>How far the session had come.</summary>
    public SmtpStage? Stage { get; init; }

    /// <summary>Id of the provider it names or shows, as in the provider facts.</summary>
    public string? Provider { get; init; }

    /// <summary>Id of the client, program or library that it comes from.</summary>
    public string? Library { get; init; }

    /// <summary>The settings that stand in it.</summary>
    public MailSettings Settings { get; init; } = MailSettings.Unknown;

    /// <summary>What in those settings does not go together, the worst first.</summary>
    /// <remarks>Cases that were kept before there were any say nothing of them.</remarks>
    public IReadOnlyList<Contradiction> Contradictions { get; init => field = value ?? []; } = [];

    /// <summary>Two-letter code of the language it is written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The finer diagnosis that this text alone gives; null where it gives none.</summary>
    public string? Fine { get; init; }

    /// <summary>What it speaks for, the loudest first; empty where it says nothing about mail.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Key of the one question that would settle what the text leaves open.</summary>
    public string? NextQuestion { get; init; }
}

/// <summary>How far an SMTP session had come.</summary>
public enum SmtpStage
{
    /// <summary>Name lookup or TCP connection.</summary>
    Connect,

    /// <summary>The greeting.</summary>
    Greeting,

    /// <summary>STARTTLS or the TLS handshake.</summary>
    Tls,

    /// <summary>EHLO.</summary>
    Hello,

    /// <summary>Sign-in.</summary>
    Auth,

    /// <summary>Sender.</summary>
    MailFrom,

    /// <summary>Recipient.</summary>
    RcptTo,

    /// <summary>The message.</summary>
    Data,
}
