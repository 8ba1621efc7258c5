using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Reports;

namespace SmtpHelpBot.Helpdesk.Tests.Reports;

public sealed class TicketReportTests
{
    private static readonly TicketTally Nothing = new(0, new Dictionary<Cause, int>(), [], null, null);

    [Fact]
    public void Causes_are_told_the_most_first_and_of_as_many_in_the_order_of_the_causes()
    {
        var report = TicketReport.Of(Nothing with { ByCause = new Dictionary<Cause, int> { [Cause.ProviderIssue] = 1, [Cause.TwoFactor] = 2, [Cause.Credentials] = 1 } }, 0);

        Assert.Equal([new(Cause.TwoFactor, 2), new(Cause.Credentials, 1), new(Cause.ProviderIssue, 1)], report.ByCause);
    }

    [Fact]
    public void Five_providers_are_named() =>
        Assert.Equal(["a", "b", "c", "d", "e"], TicketReport.Of(Nothing with { ByProvider = [.. "abcdef".Select(letter => KeyValuePair.Create($"{letter}", 1))] }, 0).ByProvider.Select(pair => pair.Key));

    [Fact]
    public void Times_are_told_where_there_are_any()
    {
        var report = TicketReport.Of(Nothing with { UntilClaimed = TimeSpan.FromMinutes(5) }, 0);

        Assert.Equal((TimeSpan.FromMinutes(5), null), (report.UntilClaimed, report.UntilResolved));
    }

    [Theory]
    [InlineData(1, 3, 0.75)]
    [InlineData(2, 0, 0d)]
    [InlineData(0, 0, null)]
    public void The_share_that_needed_no_human_is_of_all_cases(int tickets, int alone, double? share) =>
        Assert.Equal(share, TicketReport.Of(Nothing with { Tickets = tickets }, alone).ShareAlone);
}
