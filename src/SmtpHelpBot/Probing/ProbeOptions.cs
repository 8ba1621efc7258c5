using System.ComponentModel.DataAnnotations;
using System.Net;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Probe.FairUse;

namespace SmtpHelpBot.Probing;

/// <summary>How the bot looks at mail servers (section Probe).</summary>
internal sealed class ProbeOptions : IValidatableObject
{
    /// <summary>Ranges that may be looked at beside the public internet, such as 10.20.0.0/16 for a mail server inside.</summary>
    public IList<string> Allow { get; set; } = [];

    /// <summary>Domains that are never looked at, beside the ones for inside use.</summary>
    public IList<string> RefusedSuffixes { get; set; } = [];

    /// <summary>The resolver to ask, as IP:PORT; empty for those of this machine.</summary>
    public string DnsServer { get; set; } = "";

    /// <summary>The time for one look, all ports together, in seconds. Servers may let one wait for 10 s before they greet.</summary>
    [Range(2, 60)]
    public int DeadlineSeconds { get; set; } = 12;

    /// <summary>The name the bot introduces itself by (EHLO): a host name, or an address in brackets.</summary>
    [RegularExpression(@"^([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f.:]{2,45}\])$", ErrorMessage = "EhloName must be a host name such as bot.example.com, or an address in brackets such as [192.0.2.1].")]
    public string EhloName { get; set; } = new ProbeSettings().EhloName;

    /// <summary>From where the bot looks, in words that stand behind "from", such as "our office in Vienna"; empty where nobody needs to know more than that it is the bot's own place.</summary>
    [RegularExpression(@"^[^\p{C}]{0,60}$", ErrorMessage = "From must be words such as our office in Vienna, 60 letters at most.")]
    public string From { get; set; } = "";

    /// <summary>Looks that one person may ask for within ten minutes.</summary>
    [Range(1, 1000)]
    public int PerPersonInTenMinutes { get; set; } = new FairUseLimits().PerPersonInTenMinutes;

    /// <summary>Looks at one server within a minute, whoever asks.</summary>
    [Range(1, 1000)]
    public int PerTargetInMinute { get; set; } = new FairUseLimits().PerTargetInMinute;

    /// <summary>Looks at all servers together within a minute.</summary>
    [Range(1, 10_000)]
    public int InMinute { get; set; } = new FairUseLimits().InMinute;

    /// <summary>Looks that begin in a second; more wait for their turn.</summary>
    [Range(1, 1000)]
    public int BeginInSecond { get; set; } = new FairUseLimits().BeginInSecond;

    /// <summary>How long a report is handed to others who ask for the same, in seconds.</summary>
    [Range(1, 3600)]
    public int RememberedSeconds { get; set; } = (int)new FairUseLimits().Remembered.TotalSeconds;

    /// <summary>Connection string of a Redis in which several bots share their reports, and count looks, what comes in and what goes out together; empty where each does so for itself.</summary>
    public string Redis { get; set; } = "";

    /// <summary>The limits of fair use.</summary>
    public FairUseLimits ToLimits() => new()
    {
        PerPersonInTenMinutes = PerPersonInTenMinutes,
        PerTargetInMinute = PerTargetInMinute,
        InMinute = InMinute,
        BeginInSecond = BeginInSecond,
        Remembered = TimeSpan.FromSeconds(RememberedSeconds),
    };

    /// <summary>The settings for the probe.</summary>
    public ProbeSettings ToSettings() => new()
    {
        Allowed = [.. Allow.Select(range => IPNetwork.Parse(range))],
        RefusedSuffixes = [.. RefusedSuffixes.Select(suffix => suffix.Trim('.').ToLowerInvariant())],
        Resolver = DnsServer.Length == 0 ? null : IPEndPoint.Parse(DnsServer),
        Deadline = TimeSpan.FromSeconds(DeadlineSeconds),
        EhloName = EhloName,
        From = From.Trim(),
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var range in Allow.Where(range => !IPNetwork.TryParse(range, out _)))
        {
            yield return new($"Allow must hold ranges such as 10.20.0.0/16; '{range}' is none.");
        }

        foreach (var suffix in RefusedSuffixes.Where(suffix => Uri.CheckHostName(suffix.Trim('.')) != UriHostNameType.Dns))
        {
            yield return new($"RefusedSuffixes must hold domains such as corp.example; '{suffix}' is none.");
        }

        if (Redis.Length > 0 && !RedisConnection.IsOne(Redis))
        {
            yield return new("Redis must be a connection string such as redis.example.com:6379,password=...,ssl=true.");
        }

        if (DnsServer.Length > 0 && !IsEndPoint(DnsServer))
        {
            yield return new("DnsServer must be an address and a port, such as 192.0.2.53:53.");
        }
    }

    /// <summary>Whether the text is an address and a port.</summary>
    public static bool IsEndPoint(string text) => IPEndPoint.TryParse(text, out var point) && point.Port > 0;
}
