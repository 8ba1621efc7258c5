using CsCheck;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Tests.Playbooks;

public sealed class PlaybookTests
{
    private static readonly StepId[] Steps = Enum.GetValues<StepId>();
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CaseFile> Cases = Gen.Select(
        Gen.Int[-1, ProviderCatalog.Shared.All.Count - 1],
        Gen.Int[-1, ClientCatalog.Shared.All.Count - 1],
        Gen.Int[0, Steps.Length - 1].Array[0, 20],
        Gen.Enum<Cause>().Array[0, 4],
        Gen.Enum<UserNameForm>()).Select((provider, client, done, causes, user) => new CaseFile
        {
            Id = new("case"),
            OpenedAt = Noon,
            Provider = provider < 0 ? null : ProviderCatalog.Shared.All[provider].Id,
            Settings = new(Client: client < 0 ? null : ClientCatalog.Shared.All[client].Id, UserName: user),
            Steps = [.. done.Select(step => new StepOutcome(Steps[step], StepResult.DidNotHelp, Noon))],
            Assessment = new([.. causes.Distinct().Select(cause => new RankedCause(cause, 0.1))], null, []),
        });

    [Fact]
    public void Every_step_has_its_place_and_each_only_one() =>
        Cases.Sample(open => Playbook.Order(open).Order().SequenceEqual(Steps));

    [Fact]
    public void The_walk_always_ends_and_no_step_comes_twice() => Cases.Sample(open =>
    {
        var left = Steps.Length - open.Steps.Select(outcome => outcome.Step).Distinct().Count();
        while (Playbook.Next(open) is { } step)
        {
            Assert.DoesNotContain(open.Steps, outcome => outcome.Step == step);
            open = open with { Steps = [.. open.Steps, new(step, StepResult.Skipped, Noon)] };
            left--;
        }

        Assert.Equal(0, left);
    });

    [Fact]
    public void The_same_case_has_the_same_order() => Cases.Sample(open => Playbook.Order(open).SequenceEqual(Playbook.Order(open with { })));

    [Fact]
    public void Without_facts_it_is_the_order_of_the_document() => Assert.Equal(Steps, Playbook.Order(new() { Id = new("case"), OpenedAt = Noon }));

    [Fact]
    public void The_likeliest_cause_comes_first() =>
        Assert.Equal(StepId.StatusPage, Playbook.Next(Case(Cause.ProviderIssue, provider: "gmail")));

    [Theory]
    [InlineData(Cause.TwoFactor, "gmail", StepId.AppPassword)]
    [InlineData(Cause.TwoFactor, "outlook-com", StepId.AppPassword)]
    [InlineData(Cause.TwoFactor, "gmx-de", StepId.EnterCode)]
    [InlineData(Cause.TwoFactor, "sendgrid", StepId.RetypePassword)]
    [InlineData(Cause.Credentials, "gmail", StepId.RetypePassword)]
    [InlineData(Cause.AccountSettings, "microsoft-365", StepId.CompareSettings)]
    public void What_makes_no_sense_at_a_provider_does_not_come_first(Cause cause, string provider, StepId first) =>
        Assert.Equal(first, Playbook.Next(Case(cause, provider)));

    [Theory]
    [InlineData("sendgrid", "two_factor")]
    [InlineData("strato", "two_factor")]
    public void Where_there_are_no_app_passwords_their_steps_come_last(string provider, string cause)
    {
        Assert.True(CauseNames.TryParse(cause, out var likeliest));
        var order = Playbook.Order(Case(likeliest, provider));

        Assert.Equal([StepId.EnterCode, StepId.AppPassword, StepId.KeepTwoFactor], order.TakeLast(3));
    }

    [Fact]
    public void A_user_name_that_does_not_fit_comes_before_the_password()
    {
        var open = Case(Cause.Credentials, "gmail") with
        {
            Readings = [new() { Source = RedactedText.Empty, Contradictions = [new("user_local_part", Severity.Error, "rosa", "Gmail")] }],
        };

        Assert.Equal(StepId.FullAddress, Playbook.Next(open));
    }

    [Fact]
    public void Protection_is_not_paused_where_the_way_is_free()
    {
        var open = Case(Cause.FirewallAntivirus, "gmail") with { LocalChecks = [new("smtp.gmail.com", 587, true, null, RedactedText.Empty)] };

        Assert.Equal(StepId.AddException, Playbook.Next(open));
    }

    [Fact]
    public void Where_the_way_is_blocked_an_exception_comes_before_any_pause()
    {
        var order = Playbook.Order(Case(Cause.FirewallAntivirus, "gmail") with { LocalChecks = [new("smtp.gmail.com", 587, false, null, RedactedText.Empty)] });

        Assert.Equal([StepId.AddException, StepId.PauseProtection], order.Take(2));
    }

    [Fact]
    public void A_server_application_is_not_asked_for_another_mail_program_first()
    {
        var order = Playbook.Order(Case(Cause.AccountSettings, "gmail") with { Settings = new(Client: "gitlab") });

        Assert.Equal(StepId.OtherClient, order[^1]);
    }

    [Theory]
    [InlineData("gmail", "smtp.gmail.com", "contoso.example", "google-workspace")]
    [InlineData("gmail", "smtp.gmail.com", "gmail.com", "gmail")]
    [InlineData("microsoft-365", "smtp.gmail.com", null, "microsoft-365")]
    [InlineData(null, null, "yahoo.com", "yahoo")]
    public void The_mail_domain_tells_providers_with_one_server_apart(string? named, string? host, string? domain, string provider) =>
        Assert.Equal(provider, CaseFacts.ProviderOf(new() { Id = new("case"), OpenedAt = Noon, Provider = named, Settings = new(Host: host, MailDomain: domain) })?.Id);

    [Theory]
    [InlineData("app_password_required", null, StepId.AppPassword)]
    [InlineData("app_password_required", "gmx-de", StepId.AppPassword)]
    [InlineData("app_password_required", "strato", StepId.StatusPage)]
    [InlineData("oauth_token_rejected", "gmx-de", StepId.EnterCode)]
    public void What_the_server_asks_for_comes_before_what_is_usual_where_it_makes_sense(string fine, string? provider, StepId first)
    {
        var open = new CaseFile { Id = new("case"), OpenedAt = Noon, Provider = provider, Assessment = new([new(Cause.TwoFactor, 0.6), new(Cause.ProviderIssue, 0.2)], fine, []) };

        Assert.Equal(first, Playbook.Next(open));
    }

    [Theory]
    [InlineData("535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.", "conditional_access_refuses", "tenant_rule_refuses")]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "smtp_auth_off_for_tenant", "tenant_rule_refuses")]
    [InlineData("535 5.7.139 Authentication unsuccessful", "tenant_rule_refuses", "conditional_access_refuses")]
    public void Of_the_reasons_that_rest_on_the_same_words_the_sharpest_is_told(string reply, string told, string vaguer)
    {
        var reasons = new CaseFile { Id = new("case"), OpenedAt = Noon, Readings = [PasteReader.Read(reply)] }.Weigh().Assessment.Evidence.Select(item => item.Reason).ToList();

        Assert.Equal(told, reasons[0]);
        Assert.DoesNotContain(vaguer, reasons);
    }

    private static CaseFile Case(Cause cause, string provider) => new()
    {
        Id = new("case"),
        OpenedAt = Noon,
        Provider = provider,
        Assessment = new([new(cause, 0.8)], null, []),
    };
}
