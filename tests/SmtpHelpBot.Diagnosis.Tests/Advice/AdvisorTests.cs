using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Advice;

public sealed class AdvisorTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Texts Words = Texts.English;

    public static TheoryData<StepId> Steps => [.. Enum.GetValues<StepId>()];

    public static TheoryData<string> Providers => [.. ProviderCatalog.Shared.All.Select(provider => provider.Id)];

    public static TheoryData<string> Clients => [.. ClientCatalog.Shared.All.Select(client => client.Id)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_says_what_why_and_what_to_do_where_nothing_is_known(StepId step)
    {
        var advice = Of(step, null);

        Assert.NotEmpty(advice.Title);
        Assert.EndsWith(".", advice.Why, StringComparison.Ordinal);
        Assert.InRange(advice.Instructions.Count, 1, 5);
        Assert.Empty(advice.Pages);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_step_is_whole_at_every_provider(string provider)
    {
        foreach (var step in Enum.GetValues<StepId>())
        {
            var advice = Of(step, provider);
            Assert.All(Sentences(advice), IsWhole);
            Assert.All(advice.Instructions, line => Assert.EndsWith(".", line, StringComparison.Ordinal));
            Assert.All(advice.Pages, page => Assert.Equal("https", page.Address.Scheme));
        }
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Every_step_is_whole_with_every_client(string client)
    {
        foreach (var step in Enum.GetValues<StepId>())
        {
            Assert.All(Sentences(Of(step, "microsoft-365", new(Client: client))), IsWhole);
        }
    }

    [Fact]
    public void An_app_password_comes_with_its_conditions_and_the_page_where_it_is_made()
    {
        var advice = Of(StepId.AppPassword, "gmail");

        Assert.Contains("Switch on two-factor sign-in at Gmail first", advice.Instructions[1], StringComparison.Ordinal);
        Assert.Contains("16 letters, typed without the spaces", string.Join('\n', advice.Notes), StringComparison.Ordinal);
        Assert.Equal("https://support.google.com/accounts/answer/185833", Assert.Single(advice.Pages).Address.AbsoluteUri);
    }

    [Fact]
    public void A_provider_that_takes_only_OAuth_offers_no_app_password()
    {
        var advice = Of(StepId.AppPassword, "outlook-com", new(Client: "thunderbird"));

        Assert.Contains(advice.Instructions, line => line.StartsWith("In Thunderbird, remove the account and add it again.", StringComparison.Ordinal));
        Assert.DoesNotContain(advice.Instructions, line => line.Contains("Make an app password", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_that_cannot_sign_in_by_OAuth_is_told_so() =>
        Assert.Contains(Of(StepId.AppPassword, "outlook-com", new(Client: "hp-printer")).Instructions, line => line.StartsWith("HP printer cannot sign in that way.", StringComparison.Ordinal));

    [Fact]
    public void A_relay_wants_its_key_and_its_word()
    {
        var advice = Of(StepId.RetypePassword, "sendgrid", new(Client: "django"));

        Assert.Contains(advice.Instructions, line => line.Contains("the word apikey", StringComparison.Ordinal));
        Assert.Contains(advice.Instructions, line => line.Contains("an API key of Twilio SendGrid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-31", "At the end of December 2026 Microsoft 365", "to be named in the second half of 2027")]
    [InlineData("2027-01-01", "Since the end of December 2026 Microsoft 365", "to be named in the second half of 2027")]
    [InlineData("2028-02-01", null, "was to be named in the second half of 2027")]
    public void What_changes_at_Microsoft_365_is_said_by_the_day_it_is_read(string day, string? switched, string final)
    {
        var notes = string.Join('\n', Advisor.For(StepId.CompareSettings, Case("microsoft-365"), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Words).Notes);

        Assert.Equal(switched is not null, notes.Contains(switched ?? "the end of December", StringComparison.Ordinal));
        Assert.Contains(final, notes, StringComparison.Ordinal);
    }

    [Fact]
    public void At_Microsoft_365_the_other_ways_come_before_the_switch_of_one_mailbox()
    {
        var advice = Of(StepId.CompareSettings, "microsoft-365");

        Assert.Contains(advice.Ways, way => way.Contains("High Volume Email", StringComparison.Ordinal));
        Assert.Equal("Set-CASMailbox -Identity YOUR-MAILBOX -SmtpClientAuthenticationDisabled $false", advice.ForAdministrators[^1].Line);
        Assert.Contains("to be named in the second half of 2027", advice.ForAdministrators[^1].Label, StringComparison.Ordinal);
        Assert.DoesNotContain(advice.ForAdministrators, command => command.Line.Contains("Set-TransportConfig", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant", true)]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox", true)]
    [InlineData("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.", true)]
    [InlineData("535 5.7.3 Authentication unsuccessful [DB9PR01CA0042.eurprd01.prod.exchangelabs.com]", true)]
    [InlineData("550 5.7.30 Basic authentication is not supported for Client Submission.", false)]
    [InlineData("535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.", false)]
    [InlineData("535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.", false)]
    [InlineData("554 5.2.252 SendAsDenied; rosa@example.com not allowed to send as team@example.com", false)]
    public void The_switch_is_shown_only_where_it_can_help(string reply, bool shown)
    {
        var reading = PasteReader.Read($"smtplib on smtp.office365.com:587\n{reply}");
        var open = (Case("microsoft-365") with { Readings = [reading] }).Weigh();

        Assert.Equal(shown, Advisor.For(StepId.CompareSettings, open, Today, Words).ForAdministrators.Count > 0);
    }

    [Theory]
    [InlineData("gmail", "the mailbox password works")]
    [InlineData("microsoft-365", "only where passwords for sending are switched on")]
    public void A_mailbox_password_is_promised_only_where_it_works(string provider, string said)
    {
        var lines = string.Join('\n', Of(StepId.AppPassword, provider).Instructions);

        Assert.Equal(provider == "microsoft-365", lines.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("step.enter_code.do")]
    [InlineData("need.confirm_sign_in")]
    [InlineData("fine.suspicious_login_blocked.do")]
    [InlineData("fine.web_login_required.do")]
    public void A_sign_in_is_confirmed_only_if_it_was_ones_own(string key) => Assert.Contains("say no and change your password", Words[key], StringComparison.Ordinal);

    [Fact]
    public void Nobody_is_told_to_say_yes_without_a_condition() =>
        Assert.DoesNotContain(Words.Keys, key => Words[key].Contains("say yes.", StringComparison.Ordinal) || Words[key].Contains("onfirm that it was you", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Providers))]
    public void Two_factor_sign_in_is_never_advised_to_be_switched_off(string provider)
    {
        var advice = Of(StepId.KeepTwoFactor, provider);

        Assert.StartsWith("Leave it on.", advice.Instructions[0], StringComparison.Ordinal);
        Assert.NotEmpty(advice.Warning);
    }

    [Fact]
    public void Protection_is_paused_only_with_its_risk_and_the_safer_check_beside_it()
    {
        var advice = Of(StepId.PauseProtection, "gmail");

        Assert.NotEmpty(advice.Warning);
        Assert.Contains("try that first", advice.Why, StringComparison.Ordinal);
        Assert.NotEmpty(advice.Commands);
    }

    [Fact]
    public void An_exception_is_for_the_mail_server_and_its_port_only() =>
        Assert.Contains(Of(StepId.AddException, "gmail", new("smtp.gmail.com", 587)).Instructions, line => line.Contains("smtp.gmail.com, port 587, and only for that", StringComparison.Ordinal));

    [Fact]
    public void Settings_stand_beside_what_the_provider_documents()
    {
        var rows = Of(StepId.CompareSettings, "gmail", new("smtp.gmail.com", 465, Encryption.StartTls, UserNameForm.LocalPart)).Comparison;

        Assert.Equal([true, true, false, false], rows.Select(row => row.Fits));
        Assert.Equal(["smtp.gmail.com", "465", "TLS from the start (also called SSL/TLS)", "your full e-mail address"], rows.Select(row => row.Wanted));
    }

    [Fact]
    public void A_client_without_implicit_TLS_is_given_the_STARTTLS_port()
    {
        var advice = Of(StepId.CompareSettings, "gmail", new("smtp.gmail.com", 465, Client: "dotnet-smtpclient"));

        Assert.Contains("587", advice.Paste[0].Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_for_the_persons_region_and_domain_is_chosen()
    {
        Assert.Contains("smtp.zoho.eu", Wanted("zoho", "zoho.eu"));
        Assert.Contains("smtp.126.com", Wanted("netease", "126.com"));
        Assert.Contains("smtp.gmail.com", Wanted("gmail", null));
    }

    [Theory]
    [InlineData("bluehost", "contoso.example", "usually mail.contoso.example")]
    [InlineData("bluehost", null, "usually mail.YOUR-DOMAIN")]
    [InlineData("amazon-ses", null, "email-smtp.YOUR-REGION.amazonaws.com")]
    [InlineData("microsoft-365-connector", "contoso.example", "contoso-example.mail.protection.outlook.com")]
    public void A_server_that_differs_by_customer_is_named_as_far_as_it_is_known(string provider, string? domain, string host) =>
        Assert.Contains(host, Wanted(provider, domain));

    [Fact]
    public void A_name_with_a_gap_gets_into_no_command() => Assert.Empty(Of(StepId.LocalCheck, "amazon-ses").Commands);

    [Fact]
    public void What_is_not_read_on_a_providers_own_page_is_said_to_be_usual() =>
        Assert.Contains(Of(StepId.AppPassword, "verizon").Notes, note => note.Contains("usually", StringComparison.Ordinal));

    [Fact]
    public void The_day_on_which_the_facts_were_checked_is_said() =>
        Assert.Contains(Of(StepId.StatusPage, "gmail").Notes, note => note.Contains("23 November 2026", StringComparison.Ordinal));

    [Fact]
    public void The_status_page_is_a_link_where_it_is_known()
    {
        Assert.Equal("https://www.google.com/appsstatus/dashboard/", Assert.Single(Of(StepId.StatusPage, "gmail").Pages).Address.AbsoluteUri);
        Assert.Empty(Of(StepId.StatusPage, "strato").Pages);
    }

    private static IEnumerable<string> Wanted(string provider, string? domain) => Of(StepId.CompareSettings, provider, new(MailDomain: domain)).Comparison.Select(row => row.Wanted);

    private static StepAdvice Of(StepId step, string? provider, MailSettings? settings = null) => Advisor.For(step, Case(provider, settings), Today, Words);

    private static CaseFile Case(string? provider, MailSettings? settings = null) => new()
    {
        Id = new("case"),
        OpenedAt = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        Provider = provider,
        Settings = settings ?? MailSettings.Unknown,
    };

    private static IEnumerable<string> Sentences(StepAdvice advice) =>
        [advice.Title, advice.Why, .. advice.Instructions, .. advice.Notes, .. advice.Ways, .. advice.Mistakes, .. advice.Comparison.Select(row => row.Wanted)];

    private static void IsWhole(string sentence)
    {
        Assert.NotEmpty(sentence);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotMatch(@" \.( |$)|[{}]|, ,", sentence);
    }
}
