using System.Collections.Frozen;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>The alerts by which a server ends TLS (RFC 8446, section 6.2; the registry of IANA), by number.</summary>
internal static class Alerts
{
    /// <summary>The server serves no such name (RFC 6066, section 3).</summary>
    public const int NameUnknown = 112;

    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [0] = "close_notify",
        [10] = "unexpected_message",
        [20] = "bad_record_mac",
        [22] = "record_overflow",
        [40] = "handshake_failure",
        [42] = "bad_certificate",
        [43] = "unsupported_certificate",
        [44] = "certificate_revoked",
        [45] = "certificate_expired",
        [46] = "certificate_unknown",
        [47] = "illegal_parameter",
        [48] = "unknown_ca",
        [49] = "access_denied",
        [50] = "decode_error",
        [51] = "decrypt_error",
        [70] = "protocol_version",
        [71] = "insufficient_security",
        [80] = "internal_error",
        [86] = "inappropriate_fallback",
        [90] = "user_canceled",
        [109] = "missing_extension",
        [110] = "unsupported_extension",
        [NameUnknown] = "unrecognized_name",
        [113] = "bad_certificate_status_response",
        [115] = "unknown_psk_identity",
        [116] = "certificate_required",
        [120] = "no_application_protocol",
    }.ToFrozenDictionary();

    /// <summary>Those that say that no version or suite fits: handshake_failure, protocol_version, insufficient_security, inappropriate_fallback.</summary>
    public static IReadOnlyList<int> NothingFits { get; } = [40, 70, 71, 86];

    /// <summary>What an alert is called; its number where it has no name.</summary>
    public static string Name(int number) => Names.GetValueOrDefault(number, $"alert {Words.Of(number)}");
}
