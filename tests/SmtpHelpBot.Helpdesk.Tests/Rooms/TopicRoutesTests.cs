using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Helpdesk.Tests.Rooms;

public sealed class TopicRoutesTests
{
    private static readonly Address Teams = new("msteams", "19:desk", "{}");
    private static readonly Address Slack = new("slack", "C-mail", "{}");
    private static readonly Address Local = new("local", "helpdesk", "{}");
    private static readonly TopicRoutes Routes = new(
    [
        new(Cause.ProviderIssue, "gmail", "local", "helpdesk"),
        new(Cause.ProviderIssue, null, "slack", "C-mail"),
        new(null, "gmail", "slack", "C-gone"),
    ]);

    [Theory]
    [InlineData(Cause.ProviderIssue, "gmail", "local")]
    [InlineData(Cause.ProviderIssue, "yahoo", "slack")]
    [InlineData(Cause.ProviderIssue, null, "slack")]
    [InlineData(Cause.TwoFactor, "yahoo", "msteams")]
    [InlineData(null, null, "msteams")]
    public void The_first_route_that_fits_takes_the_case_and_else_the_helpdesk_on_its_platform(Cause? cause, string? provider, string channel) =>
        Assert.Equal(channel, Routes.Choose([Slack, Local, Teams], Case(cause, provider), "msteams")!.Channel);

    [Fact]
    public void A_route_to_what_is_no_helpdesk_is_passed_over() =>
        Assert.Equal(Teams, Routes.Choose([Slack, Local, Teams], Case(Cause.TwoFactor, "gmail"), "msteams"));

    [Fact]
    public void Without_a_helpdesk_on_the_platform_the_first_takes_it() =>
        Assert.Equal(Slack, TopicRoutes.None.Choose([Slack, Local], Case(Cause.TwoFactor, "gmail"), "msteams"));

    [Fact]
    public void Without_any_helpdesk_there_is_no_choice() => Assert.Null(Routes.Choose([], Case(null, null), "msteams"));

    private static CaseFile Case(Cause? cause, string? provider) => new()
    {
        Id = CaseId.New(),
        OpenedAt = DateTimeOffset.UnixEpoch,
        Provider = provider,
        Assessment = cause is { } likely ? Assessment.Nothing with { Ranked = [new(likely, 0.9)] } : Assessment.Nothing,
    };
}
