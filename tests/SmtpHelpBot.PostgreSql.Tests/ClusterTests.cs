using SmtpHelpBot.Cluster;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Tests;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>Several bots on one database.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task When_one_bot_of_three_is_killed_and_one_frozen_the_third_answers_everything_in_order_and_once()
    {
        const int People = 20;
        await using var connector = await CountingConnector.StartAsync();
        await using var run = new ClusterRun(await ServerOfThisRun.NewDatabaseAsync(), connector, People, messages: 6);
        var outcome = await run.RunAsync(typeof(BotHost).Assembly.Location, lease: 2);
        output.WriteLine($"{outcome}");
        Assert.Equal((0, 0, 0), (outcome.Lost, outcome.OutOfOrder, outcome.DoubledWithoutCause));
        Assert.Equal((People, People), (outcome.Tickets, outcome.TicketsOnTheDesk));
    }

    [Fact]
    public async Task A_server_that_refuses_more_connections_for_a_while_delays_answers_and_none_is_lost_doubled_or_before_its_time()
    {
        const int People = 20;
        await using var connector = await CountingConnector.StartAsync();
        await using var run = new ClusterRun(await ServerOfThisRun.NewGuestDatabaseAsync(), connector, People, messages: 6);
        var outcome = await run.RunCrowdedAsync(typeof(BotHost).Assembly.Location, lease: 30, crowded: TimeSpan.FromSeconds(4));
        output.WriteLine($"{outcome}");
        Assert.Equal((0, 0, 0), (outcome.Lost, outcome.OutOfOrder, outcome.Doubled));
        Assert.Equal((People, People), (outcome.Tickets, outcome.TicketsOnTheDesk));
        Assert.NotEqual(0, outcome.Notices);
    }
}
