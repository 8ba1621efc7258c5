using System.Globalization;
using System.Text.RegularExpressions;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>Reads a pasted error, log or plain words. Pure.</summary>
public static partial class PasteReader
{
    private const int LongestQuote = 300;

    /// <summary>What each phrase speaks for; the codes are those of RFC 4954 section 6 and RFC 3463, the sentences those of the providers.</summary>
    private static readonly Sign[] Signs =
    [
        new("5.7.9", Cause.TwoFactor, 0.9, "app_password_wanted"),
        new("application-specific password", Cause.TwoFactor, 0.9, "app_password_wanted"),
        new("InvalidSecondFactor", Cause.TwoFactor, 0.9, "app_password_wanted"),
        new("5.7.139", Cause.AccountSettings, 0.8, "basic_auth_off"),
        new("SmtpClientAuthentication is disabled", Cause.AccountSettings, 0.9, "basic_auth_off"),
        new("Must issue a STARTTLS", Cause.AccountSettings, 0.9, "encryption_wanted"),
        new("5.7.0 Authentication Required", Cause.AccountSettings, 0.7, "sign_in_wanted"),
        new("wrong version number", Cause.AccountSettings, 0.8, "encryption_mixed_up"),
        new("timed out", Cause.FirewallAntivirus, 0.7, "no_answer"),
        new("ETIMEDOUT", Cause.FirewallAntivirus, 0.7, "no_answer"),
        new("ECONNREFUSED", Cause.FirewallAntivirus, 0.6, "no_answer"),
        new("connection refused", Cause.FirewallAntivirus, 0.6, "no_answer"),
        new("454 4.7.0", Cause.ProviderIssue, 0.8, "provider_trouble"),
        new("421 4.", Cause.ProviderIssue, 0.8, "provider_trouble"),
        new("5.7.8", Cause.Credentials, 0.6, "not_accepted"),
        new("BadCredentials", Cause.Credentials, 0.6, "not_accepted"),
        new("535", Cause.Credentials, 0.4, "not_accepted"),
        new("SMTPAuthenticationError", Cause.Credentials, 0.3, "not_accepted"),
        new("asking for my password", Cause.Credentials, 0.3, "asks_again"),
        new("gmail", Cause.TwoFactor, 0.3, "gmail_wants_app_password"),
    ];

    /// <summary>Reads a text.</summary>
    public static Reading Read(string text)
    {
        var redacted = Redactor.Redact(text);
        var source = redacted.Text.Value;
        var code = Codes().Match(source);
        return new()
        {
            Source = redacted.Text,
            Secrets = redacted.Secrets,
            SmtpCode = code.Success ? int.Parse(code.Groups["reply"].ValueSpan, CultureInfo.InvariantCulture) : null,
            EnhancedCode = code.Groups["enhanced"] is { Success: true } enhanced ? enhanced.Value : null,
            Evidence = [.. Signs.Where(sign => source.Contains(sign.Phrase, StringComparison.OrdinalIgnoreCase)).DistinctBy(sign => sign.Reason, StringComparer.Ordinal)
                .Select(sign => new Evidence(sign.Cause, sign.Weight, sign.Reason, LineOf(source, sign.Phrase)))],
            Settings = new(Host: Hosts().Match(source) is { Success: true } host ? host.Value.ToLowerInvariant() : null),
        };
    }

    private static RedactedText LineOf(string source, string phrase)
    {
        var at = source.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        var begin = source.LastIndexOf('\n', at) + 1;
        var end = source.IndexOf('\n', at);
        var line = source[begin..(end < 0 ? source.Length : end)].Trim();
        return Redactor.Redact(line.Length > LongestQuote ? line[..LongestQuote] : line).Text;
    }

    [GeneratedRegex(@"\b(?<reply>[45]\d\d)[ ,b'-]*((?<enhanced>[45]\.\d{1,3}\.\d{1,3})\b)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Codes();

    [GeneratedRegex(@"\b(smtp|mail|send)[a-z0-9-]*(\.[a-z0-9-]+){1,5}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hosts();

    private sealed record Sign(string Phrase, Cause Cause, double Weight, string Reason);
}
