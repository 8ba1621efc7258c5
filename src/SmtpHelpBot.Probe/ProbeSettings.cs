using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SmtpHelpBot.Probe;

/// <summary>How the bot looks at servers.</summary>
public sealed record ProbeSettings
{
    /// <summary>The ports that mail is handed in at: relay (RFC 5321), implicit TLS (RFC 8314), submission (RFC 6409), and the common substitute.</summary>
    public static IReadOnlyList<int> KnownPorts { get; } = [25, 465, 587, 2525];

    /// <summary>The time for everything together. A server may let one wait for 10 s before it greets.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The name given in EHLO: an address literal says nothing of this machine (RFC 5321, section 4.1.3).</summary>
    public string EhloName { get; init; } = "[127.0.0.1]";

    /// <summary>From where it is looked, in words such as "our office in Vienna"; empty where nobody said.</summary>
    public string From { get; init; } = "";

    /// <summary>Ranges that may be looked at beside the public internet.</summary>
    public IReadOnlyList<IPNetwork> Allowed { get; init; } = [];

    /// <summary>The resolver to ask; null for those of this machine.</summary>
    public IPEndPoint? Resolver { get; init; }

    /// <summary>Domains that are never looked at.</summary>
    public IReadOnlyList<string> RefusedSuffixes { get; init; } = [];

    /// <summary>The authorities that are trusted in place of this machine's; null for the machine's.</summary>
    public X509Certificate2Collection? Roots { get; init; }
}
