using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Probes;

/// <summary>What a credential-free look at a server showed.</summary>
/// <param name="Target">The host that was asked for, as it was resolved.</param>
/// <param name="Addresses">Its addresses; empty where the name does not exist.</param>
/// <param name="Ports">One entry a port and address.</param>
/// <param name="Conclusion">What it means.</param>
/// <param name="At">When it was taken.</param>
/// <remarks>The generated JSON reader sets every property, to null where a report of an older version says nothing.</remarks>
public sealed record ProbeReport(
    string Target,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<PortReport> Ports,
    ProbeConclusion Conclusion,
    DateTimeOffset At)
{
    /// <summary>How the host was found, where it is not what was asked for.</summary>
    public ServerRoute Route { get; init; }

    /// <summary>What was asked for, as the person wrote it; empty where it is the target.</summary>
    public string Asked { get; init => field = value ?? ""; } = "";

    /// <summary>The ports that were asked for; empty where the person named none.</summary>
    public IReadOnlyList<int> AskedPorts { get; init => field = value ?? []; } = [];

    /// <summary>From where it was looked at, in the words of whoever runs the bot; empty where they gave none.</summary>
    public string From { get; init => field = value ?? ""; } = "";

    /// <summary>What stands out over all ports and addresses.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the name service took, in milliseconds; 0 where it was not asked.</summary>
    public double DnsMs { get; init; }
}

/// <summary>How the host of a mail address or domain was found.</summary>
public enum ServerRoute
{
    /// <summary>It is the host that was asked for.</summary>
    Asked,

    /// <summary>The provider documents it.</summary>
    Provider,

    /// <summary>The domain announces it for mail programs (RFC 6186).</summary>
    Announced,

    /// <summary>It is where mail for the domain arrives; whether it also takes mail from people is not said.</summary>
    Exchanger,
}

/// <summary>What one port at one address showed.</summary>
public sealed record PortReport
{
    /// <summary>The port.</summary>
    public required int Port { get; init; }

    /// <summary>The address it was tried at.</summary>
    public required string Address { get; init; }

    /// <summary>How it ended.</summary>
    public required PortOutcome Outcome { get; init; }

    /// <summary>The phases it went through, in order, with their times.</summary>
    public IReadOnlyList<ProbePhase> Phases { get; init; } = [];

    /// <summary>The greeting; null where there was none. Hostile text: escape it wherever it is shown.</summary>
    public string? Banner { get; init; }

    /// <summary>EHLO lines before encryption.</summary>
    public IReadOnlyList<string> EhloBefore { get; init; } = [];

    /// <summary>EHLO lines after encryption.</summary>
    public IReadOnlyList<string> EhloAfter { get; init; } = [];

    /// <summary>SASL mechanisms offered before encryption.</summary>
    public IReadOnlyList<string> AuthBefore { get; init; } = [];

    /// <summary>SASL mechanisms offered after encryption.</summary>
    public IReadOnlyList<string> AuthAfter { get; init; } = [];

    /// <summary>The largest message that it takes, in bytes (SIZE, RFC 1870); null where it does not say, or says that there is no limit.</summary>
    public long? Size { get; init; }

    /// <summary>The encryption; null where none came about.</summary>
    public TlsReport? Tls { get; init; }

    /// <summary>The whole talk, line by line: what was sent begins with C:, what came with S:. Hostile text; empty in a report that is kept with a case.</summary>
    public IReadOnlyList<string> Transcript { get; init => field = value ?? []; } = [];

    /// <summary>What stands out.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>How the look at a port ended.</summary>
public enum PortOutcome
{
    /// <summary>The session went through to the end.</summary>
    Completed,

    /// <summary>Nothing listens there.</summary>
    Refused,

    /// <summary>Something on the way says that the host may not be reached there.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The connection was closed or reset on the way.</summary>
    Closed,

    /// <summary>TLS did not come about.</summary>
    TlsFailed,

    /// <summary>The server answered with a refusal.</summary>
    Rejected,

    /// <summary>Something other than an SMTP server answered, or it broke the protocol.</summary>
    NotSmtp,
}

/// <summary>One phase and how long it took.</summary>
/// <param name="Name">dns, tcp, banner, ehlo, starttls, tls, ehlo_tls or quit.</param>
/// <param name="Ms">Milliseconds.</param>
public sealed record ProbePhase(string Name, double Ms);

/// <summary>The encryption of a session.</summary>
/// <param name="Version">Such as TLS 1.3.</param>
/// <param name="Cipher">The cipher suite.</param>
/// <param name="Subject">Subject of the certificate.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Names">The names it is for.</param>
/// <param name="NotBefore">Valid from.</param>
/// <param name="NotAfter">Valid until.</param>
/// <param name="Trusted">Whether the chain leads to a trusted root and the name fits.</param>
public sealed record TlsReport(
    string Version,
    string Cipher,
    string Subject,
    string Issuer,
    IReadOnlyList<string> Names,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    bool Trusted)
{
    /// <summary>The issuer's organisation or common name, for people; empty where it is not known.</summary>
    public string IssuerName { get; init; } = "";

    /// <summary>Kind and length of the key, such as RSA 2048.</summary>
    public string Key { get; init; } = "";

    /// <summary>Subjects of the chain, the server's first.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];
}

/// <summary>Something that stands out.</summary>
/// <param name="Id">Such as <c>certificate_expired</c>; its text stands below <c>finding.</c> in the texts.</param>
/// <param name="Cause">The cause it points to; null where it only informs.</param>
/// <param name="Text">What it says, in plain words.</param>
public sealed record Finding(string Id, Cause? Cause, string Text);

/// <summary>What a probe means for the person who asked.</summary>
/// <param name="Cause">The cause it points to; null where the server is fine.</param>
/// <param name="Text">What to do, in plain words.</param>
/// <param name="Findings">Ids of the findings it rests on.</param>
public sealed record ProbeConclusion(Cause? Cause, string Text, IReadOnlyList<string> Findings)
{
    /// <summary>The sentences of the text that hold whatever leads: what to mind although the server works.</summary>
    public IReadOnlyList<string> Advice { get; init => field = value ?? []; } = [];
}
