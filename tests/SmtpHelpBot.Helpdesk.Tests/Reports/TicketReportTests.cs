using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Reports;

namespace SmtpHelpBot.Helpdesk.Tests.Reports;

public sealed class TicketReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Causes_and_providers_are_counted_the_most_first()
    {
        var report = TicketReport.Of([Ticket(Cause.TwoFactor, "gmail"), Ticket(Cause.Credentials, "gmail"), Ticket(Cause.TwoFactor, ""), Ticket(null, "outlook")], 0);

        Assert.Equal([new(Cause.TwoFactor, 2), new(Cause.Credentials, 1)], report.ByCause);
        Assert.Equal([new("gmail", 2), new("outlook", 1)], report.ByProvider);
        Assert.Equal(4, report.Tickets);
    }

    [Theory]
    [InlineData(new[] { 5 }, 5d)]
    [InlineData(new[] { 1, 100 }, 50.5)]
    [InlineData(new[] { 90, 1, 2 }, 2d)]
    public void The_time_to_claim_is_the_median_of_those_that_were_claimed(int[] minutes, double median)
    {
        var report = TicketReport.Of([Ticket(null, ""), .. minutes.Select(claimed => Ticket(null, "") with { ClaimedAt = Noon.AddMinutes(claimed) })], 0);

        Assert.Equal(median, report.UntilClaimed!.Value.TotalMinutes);
        Assert.Null(report.UntilResolved);
    }

    [Theory]
    [InlineData(1, 3, 0.75)]
    [InlineData(2, 0, 0d)]
    [InlineData(0, 0, null)]
    public void The_share_that_needed_no_human_is_of_all_cases(int tickets, int alone, double? share) =>
        Assert.Equal(share, TicketReport.Of([.. Enumerable.Repeat(Ticket(null, ""), tickets)], alone).ShareAlone);

    private static TicketFigure Ticket(Cause? cause, string provider) => new(cause, provider, Noon, null, null);
}
