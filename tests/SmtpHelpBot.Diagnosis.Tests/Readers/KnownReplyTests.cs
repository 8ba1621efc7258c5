using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>Every reply that the provider facts know, and every code of the standards, is read as what it means.</summary>
public sealed class KnownReplyTests
{
    /// <summary>Where a reply leaves two causes open, the reader puts the more useful one first; the facts' own must be among the ranked.</summary>
    private const double LeastConfidence = 0.01;

    /// <summary>What a reply means that leaves the cause open, and the cause that the reader puts first there: the one that helps most people.</summary>
    private static readonly Dictionary<string, string> LeftOpen = new(StringComparer.Ordinal)
    {
        ["password_or_app_password"] = "two_factor",
        ["token_refused"] = "two_factor",
        ["client_access_off"] = "two_factor",
        ["no_reason_given"] = "account_settings",
        ["sending_blocked"] = "provider_issue",
        ["account_held"] = "provider_issue",
    };

    /// <summary>All but those of which the facts know at most the reply code: nobody can tell them from others.</summary>
    public static TheoryData<string, string, string> Replies
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var provider in ProviderCatalog.Shared.All)
            {
                foreach (var reply in provider.Replies.Where(reply => reply is not { Enhanced: null, Says: null }))
                {
                    var host = provider.Servers is [var server, ..] ? server.Host.Replace("{region}", "eu-west-1", StringComparison.Ordinal) : "";
                    data.Add($"{host}: {reply.Code} {reply.Enhanced} {reply.Says}", reply.Cause.ToName(), reply.Means);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_in_the_facts_is_read_as_they_say_unless_it_leaves_the_cause_open(string text, string cause, string means)
    {
        var ranked = Ranking.Of(PasteReader.Read(text).Evidence);
        var first = ranked[0].Cause.ToName();

        Assert.True(first == cause || first == LeftOpen.GetValueOrDefault(means), $"{first}: {text}");
        Assert.Contains(ranked, candidate => candidate.Cause.ToName() == cause && candidate.Confidence >= LeastConfidence);
    }

    [Theory]
    [InlineData("432 4.7.12 A password transition is needed", "credentials")]
    [InlineData("435 4.7.8 Error: authentication failed", "credentials")]
    [InlineData("421 4.7.0 Try again later", "provider_issue")]
    [InlineData("450 4.7.1 Try again later", "provider_issue")]
    [InlineData("451 Temporary local problem", "provider_issue")]
    [InlineData("454 4.7.0 Temporary authentication failure", "provider_issue")]
    [InlineData("454 4.7.0 TLS not available due to local problem", "account_settings")]
    [InlineData("500 5.5.6 Authentication Exchange line is too long", "account_settings")]
    [InlineData("500 5.5.1 Command unrecognized: \"AUTH PLAIN\"", "account_settings")]
    [InlineData("501 5.5.2 Cannot decode response", "credentials")]
    [InlineData("501 5.5.4 Invalid EHLO domain", "account_settings")]
    [InlineData("502 5.5.1 AUTH command not implemented", "account_settings")]
    [InlineData("502 5.7.0 Your SMTP account is not yet activated", "account_settings")]
    [InlineData("503 5.5.1 Error: authentication not enabled", "account_settings")]
    [InlineData("503 5.7.0 No identity changes permitted", "account_settings")]
    [InlineData("504 5.5.4 Unrecognized authentication type", "account_settings")]
    [InlineData("504 5.7.4 Unrecognized authentication type", "account_settings")]
    [InlineData("523 5.7.10 Encryption needed", "account_settings")]
    [InlineData("525 5.7.13 Account disabled", "account_settings")]
    [InlineData("525 5.7.1 Unauthorized IP address", "account_settings")]
    [InlineData("526 Authentication failure", "credentials")]
    [InlineData("530 5.7.0 Authentication required", "account_settings")]
    [InlineData("530 5.7.0 Must issue a STARTTLS command first", "account_settings")]
    [InlineData("530 5.7.57 Client not authenticated to send mail", "account_settings")]
    [InlineData("530 5.5.1 Authentication Required", "account_settings")]
    [InlineData("534 5.7.9 Application-specific password required", "two_factor")]
    [InlineData("534 5.7.14 Please log in through your web browser", "two_factor")]
    [InlineData("535 5.7.8 Authentication credentials invalid", "credentials")]
    [InlineData("535 5.7.0 Authentication failed", "credentials")]
    [InlineData("535 5.7.3 Authentication unsuccessful", "credentials")]
    [InlineData("535 5.7.139 Authentication unsuccessful, basic authentication is disabled", "account_settings")]
    [InlineData("538 5.7.11 Encryption required for requested authentication mechanism", "account_settings")]
    [InlineData("550 5.7.1 Relaying denied", "account_settings")]
    [InlineData("550 5.7.60 Client does not have permissions to send as this sender", "account_settings")]
    [InlineData("550 5.7.30 Basic authentication is not supported for Client Submission", "account_settings")]
    [InlineData("550 5.4.5 Daily user sending limit exceeded", "provider_issue")]
    [InlineData("550 User has no permission", "account_settings")]
    [InlineData("551 5.7.1 User not local", "account_settings")]
    [InlineData("553 5.7.1 Sender address rejected: not owned by user", "account_settings")]
    [InlineData("554 5.7.1 Relay access denied", "account_settings")]
    [InlineData("554 5.7.8 Error: authentication failed", "credentials")]
    [InlineData("550 5.7.26 This mail has been blocked because the sender is unauthenticated", "not_smtp_auth")]
    [InlineData("550 5.7.23 SPF validation failed", "not_smtp_auth")]
    [InlineData("550 5.7.20 No passing DKIM signature found", "not_smtp_auth")]
    [InlineData("550 5.7.25 Reverse DNS validation failed", "not_smtp_auth")]
    [InlineData("550 5.7.28 Mail flood detected", "provider_issue")]
    [InlineData("521 5.3.2 Host does not accept mail", "account_settings")]
    [InlineData("552 5.7.0 Message content refused for security reasons", "not_smtp_auth")]
    [InlineData("554 5.5.1 No SMTP service here", "account_settings")]
    [InlineData("550 5.7.2 Mailing list expansion prohibited", "not_smtp_auth")]
    [InlineData("554 5.7.5 Cryptographic failure", "account_settings")]
    [InlineData("504 5.7.6 Cryptographic algorithm not supported", "account_settings")]
    [InlineData("554 5.7.7 Message integrity failure", "not_smtp_auth")]
    [InlineData("550 5.7.15 Priority level is too low", "not_smtp_auth")]
    [InlineData("552 5.7.16 Message is too big for the specified priority", "not_smtp_auth")]
    [InlineData("550 5.7.17 Mailbox owner has changed", "not_smtp_auth")]
    [InlineData("550 5.7.18 Domain owner has changed", "not_smtp_auth")]
    [InlineData("550 5.7.19 RRVS test cannot be completed", "not_smtp_auth")]
    [InlineData("550 5.7.21 No acceptable DKIM signature found", "not_smtp_auth")]
    [InlineData("550 5.7.22 No valid author-matched DKIM signature found", "not_smtp_auth")]
    [InlineData("550 5.7.24 SPF validation error", "not_smtp_auth")]
    [InlineData("550 5.7.27 Sender address has null MX", "not_smtp_auth")]
    [InlineData("550 5.7.29 ARC validation failure", "not_smtp_auth")]
    [InlineData("550 5.7.30 REQUIRETLS support required", "not_smtp_auth")]
    [InlineData("220 mail.example.com ESMTP ready", null)]
    [InlineData("235 2.7.0 Authentication successful", null)]
    [InlineData("334 VXNlcm5hbWU6", null)]
    public void A_code_with_its_sentence_is_read_as_the_standards_and_the_field_use_it(string text, string? cause)
    {
        var ranked = Ranking.Of(PasteReader.Read(text).Evidence);
        Assert.Equal(cause, ranked.Count > 0 ? ranked[0].Cause.ToName() : null);
    }
}
