using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Jobs;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class ProgressFeedTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);
    private static readonly ProbeOrder Order = new("smtp.example.com", [], "case", "probe:1");
    private readonly FakeTimeProvider time = new();
    private readonly List<string> told = [];

    [Fact]
    public async Task Of_many_changes_only_the_latest_is_told_and_once_in_a_second_and_a_half()
    {
        await using var feed = Feed();
        Report(feed, "tcp", "banner", "ehlo");
        Assert.Empty(told);

        time.Advance(Pace);
        Assert.Equal(["ehlo"], told);

        time.Advance(Pace);
        Assert.Equal(["ehlo"], told);

        Report(feed, "tls", "done");
        time.Advance(Pace);
        Assert.Equal(["ehlo", "done"], told);
    }

    [Fact]
    public async Task Nothing_is_told_once_the_result_is_there()
    {
        var feed = Feed();
        Report(feed, "tls");
        await feed.DisposeAsync();

        time.Advance(Pace);

        Assert.Empty(told);
    }

    private static void Report(ProgressFeed feed, params string[] phases)
    {
        foreach (var phase in phases)
        {
            feed.Report(new(Order, [new(587, phase)]));
        }
    }

    private ProgressFeed Feed() => new(time, (progress, _) =>
    {
        told.Add(progress.Stages[0].Phase);
        return Task.CompletedTask;
    });
}
