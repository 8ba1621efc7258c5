using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Secrets that are known by their shape: keys of relays, tokens, commands and files with a password in them, private keys.</summary>
internal static class ShapedSecrets
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Each with words that must be there first, so that a pattern is only built when a text calls for it.</summary>
    private static readonly Shape[] Shapes =
    [
        new(SecretKind.ApiKey, ["SG."], @"\b(?<secret>SG\.[\w-]{12,}(\.[\w-]+)?)"),
        new(SecretKind.ApiKey, ["re_"], @"\b(?<secret>re_[0-9A-Za-z]{6,}_[0-9A-Za-z]{12,})"),
        new(SecretKind.ApiKey, ["key-"], @"\b(?<secret>key-[0-9a-f]{24,})"),
        new(SecretKind.ApiKey, ["AKIA", "ASIA"], @"\b(?<secret>A(K|S)IA[0-9A-Z]{16})\b"),
        new(SecretKind.ApiKey, ["AKIA"], @"\b(?<secret>B[0-9A-Za-z+/]{43})\b"),
        new(SecretKind.ApiKey, ["mlsn.", "mssp."], @"\b(?<secret>(mlsn\.[0-9a-f]{24,}|mssp\.[\w-]+(\.[\w-]+)+))"),
        new(SecretKind.ApiKey, ["-"], @"\b(?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})\b"),
        new(SecretKind.ApiKey, ["md-"], @"\b(?<secret>md-[0-9A-Za-z_-]{22})\b"),
        new(SecretKind.ApiKey, ["enczapikey"], @"(?i)enczapikey +(?<secret>[\w+/=.-]{16,})"),
        new(SecretKind.Token, ["eyJ"], @"\b(?<secret>eyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?)"),
        new(SecretKind.Token, ["ya29."], @"\b(?<secret>ya29\.[\w.-]{12,})"),
        new(SecretKind.Token, ["1//"], @"\b(?<secret>1//[\w-]{16,})"),
        new(SecretKind.Token, ["GOCSPX-"], @"\b(?<secret>GOCSPX-[\w-]{16,})"),
        new(SecretKind.Token, ["ghp_", "gho_", "xoxb-", "xoxp-", "xapp-"], @"\b(?<secret>(gh(p|o)_|xox(b|p)-|xapp-)[\w-]{16,})"),
        new(SecretKind.Token, ["EwB", "EwA"], @"\b(?<secret>Ew(A|B)[\w+/=-]{60,})"),
        new(SecretKind.Token, ["bearer"], @"(?i)bearer +(?<secret>[\w.~+/=-]{16,})"),
        new(SecretKind.Token, ["authorization"], @"(?i)authorization['""]? *[:=] *['""]?(bearer|basic) +(?<secret>[^\s'""]{6,})"),
        new(SecretKind.AppPassword, ["-"], @"\b(?<secret>[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})\b"),
        new(SecretKind.AppPassword, ["gmail"], @"['""](?<secret>[a-z]{4}[  ][a-z]{4}[  ][a-z]{4}[  ][a-z]{4})['""]"),
        new(SecretKind.Password, ["curl"], @"curl [^\n]*(-u|--user)[ =]*['""]?[^\s:'""]+:(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["swaks", "sendemail"], @"(?i)(swaks|sendemail) [^\n]*-(ap|xp) +['""]?(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["ConvertTo-SecureString"], @"(?i)ConvertTo-SecureString +(-String +)?['""](?<secret>[^'""\n]+)['""]"),
        new(SecretKind.Password, ["@", "]:"], @"(?m)^(\[[\w.-]+\](:\d+)?[ \t]+[^\s:]+|[\w.-]+\.[\w-]+(:\d+)?[ \t]+[^\s:@]+@[\w.-]+|[*\w.-]+\.[\w-]+:[^\s:@]+@[\w.-]+):(?<secret>[^\s:]+)\r?$"),
        new(SecretKind.PrivateKey, ["PRIVATE KEY-----"], @"-----BEGIN [A-Z ]*PRIVATE KEY-----(?<secret>[^-]*)"),
    ];

    /// <summary>The secrets of <paramref name="text"/>, in no order.</summary>
    public static IEnumerable<SecretSpan> Find(string text) =>
        Shapes.Where(shape => shape.Calls.Any(call => text.Contains(call, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(shape => shape.Pattern.Value.Matches(text).Select(match => match.Groups["secret"])
                .Where(secret => secret.Value.AsSpan().ContainsAnyExcept(" \r\n\t*xX.".AsSpan()))
                .Select(secret => new SecretSpan(secret.Index, secret.Index + secret.Length, shape.Kind)));

    private sealed class Shape(SecretKind kind, string[] calls, string pattern)
    {
        public SecretKind Kind => kind;

        public string[] Calls => calls;

        public Lazy<Regex> Pattern { get; } = new(() => new Regex(pattern, Linear));
    }
}
