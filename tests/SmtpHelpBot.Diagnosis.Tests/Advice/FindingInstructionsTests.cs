using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Advice;

/// <summary>What to do now: the sharp thing of the finding first, then how it is done at this provider and with this client, where that helps.</summary>
public sealed class FindingInstructionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Texts Words = Texts.English;

    /// <summary>Findings with the causes that they are made for.</summary>
    public static TheoryData<string, Cause> Findings =>
        new(SignBook.Shared.All.Select(sign => (sign.Fine, sign.Cause)).Distinct().OrderBy(pair => pair.Fine, StringComparer.Ordinal));

    [Theory]
    [InlineData("api_key_invalid", Cause.Credentials, "sendgrid", "laravel", "Make a new key for sending", "Enter as user name: the word apikey")]
    [InlineData("web_login_required", Cause.TwoFactor, "gmail", "outlook", "Sign in on the provider's web page", "Make an app password at Gmail.")]
    [InlineData("wrong_port_tls_mode", Cause.AccountSettings, "strato", "spring-boot", "Use SSL/TLS with port 465", "Set what STRATO documents: server smtp.strato.de, port 465")]
    [InlineData("device_stopped", Cause.AccountSettings, "ionos", "brother-printer", "Note the error code", "Open the settings for outgoing mail in Brother printer.")]
    [InlineData("timeout", Cause.FirewallAntivirus, "ionos", "grafana", "Try port 587 or 465.", "Run the line below that fits your system.")]
    public void The_sharp_thing_comes_first_and_then_how_it_is_done_here(string fine, Cause cause, string provider, string client, string first, string then)
    {
        var lines = Now(fine, cause, provider, client);

        Assert.StartsWith(first, lines[0], StringComparison.Ordinal);
        Assert.Contains(lines.Skip(1), line => line.StartsWith(then, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("app_password_required", Cause.TwoFactor, "gmail", "thunderbird", "Make an app password there.", "Make an app password at Gmail.")]
    [InlineData("app_password_required", Cause.TwoFactor, "gmx-de", "iphone-mail", "Make an app password there.", "Make an app password at GMX")]
    [InlineData("oauth_required", Cause.TwoFactor, "outlook-com", "thunderbird", "Update the program if it does not offer that.", "In Thunderbird, remove the account")]
    [InlineData("bad_credentials", Cause.Credentials, "sendgrid", "nodemailer", "Use the full e-mail address as user name.", "Enter as user name: the word apikey")]
    [InlineData("bad_credentials", Cause.Credentials, "icloud", "k9-mail", "Sign in on the provider's web page", "Type the app password in its place")]
    public void Where_the_finding_would_only_say_the_same_in_general_the_providers_steps_take_its_place(string fine, Cause cause, string provider, string client, string general, string own)
    {
        var lines = Now(fine, cause, provider, client);

        Assert.DoesNotContain(lines, line => line.StartsWith(general, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(own, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtp_auth_disabled_tenant", Cause.AccountSettings, "microsoft-365", "canon-printer")]
    [InlineData("authorization_code_required", Cause.TwoFactor, "qq", null)]
    [InlineData("recipient_unknown", Cause.NotSmtpAuth, "gmail", "thunderbird")]
    [InlineData("bad_credentials", Cause.Credentials, "gmx-de", "thunderbird")]
    [InlineData("app_password_required", Cause.TwoFactor, null, "thunderbird")]
    [InlineData("wrong_port_tls_mode", Cause.AccountSettings, null, null)]
    public void Where_they_would_lead_away_or_are_as_general_the_finding_speaks_alone(string fine, Cause cause, string? provider, string? client) =>
        Assert.Equal(Words[$"fine.{fine}.do"].Split('\n'), Now(fine, cause, provider, client));

    [Theory]
    [MemberData(nameof(Findings))]
    public void No_finding_says_a_thing_twice_or_too_much_to_be_followed(string fine, Cause cause)
    {
        foreach (var (provider, client) in (IEnumerable<(string?, string?)>)[(null, null), ("gmail", "django"), ("outlook-com", "outlook"), ("microsoft-365", "hp-printer"), ("sendgrid", "postfix-relay"), ("gmx-de", "thunderbird"), ("titan", null)])
        {
            var lines = Now(fine, cause, provider, client);

            Assert.InRange(lines.Count, 1, 8);
            Assert.Distinct(lines);
        }
    }

    private static IReadOnlyList<string> Now(string fine, Cause cause, string? provider, string? client) =>
        Advisor.Now(
            new()
            {
                Id = new("case"),
                OpenedAt = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
                Provider = provider,
                Settings = new(Client: client),
                Assessment = new([new(cause, 0.8)], fine, []),
            },
            Today,
            Words)!.Instructions;
}
