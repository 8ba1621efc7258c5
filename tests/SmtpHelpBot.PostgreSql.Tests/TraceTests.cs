using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Cluster;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Tests;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Telemetry;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>Where a message is followed to, when several processes have a hand in it.</summary>
public sealed class TraceTests
{
    private const string Conversation = "anna";

    [Fact]
    public async Task A_message_that_one_process_takes_in_and_another_answers_is_one_trace()
    {
        await using var database = await TestDatabase.NewAsync();
        await using var connector = await CountingConnector.StartAsync();
        await using var collector = await CollectorStandIn.StartAsync();
        string[] settings = [$"--Storage:PostgreSql={database.Connection}", $"--Telemetry:OtlpEndpoint={collector.Url}", "--Logging:LogLevel:Default=Warning"];
        await using BotNode first = BotNode.Start(typeof(BotHost).Assembly.Location, settings), second = BotNode.Start(typeof(BotHost).Assembly.Location, settings);
        await Task.WhenAll(first.UpAsync(), second.UpAsync());

        // Nobody may answer before the one that took it in has ended.
        await using var third = Services(database);
        var lanes = third.GetRequiredService<LaneStore>();
        Assert.NotNull(await lanes.ClaimAsync(LaneSide.Turns, LaneRow.NameOf("msteams", Conversation), TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
        Assert.True(await first.TakesAsync(Message(connector)));
        await first.StopAsync();
        await lanes.LeaveAllAsync(LaneSide.Turns, TestContext.Current.CancellationToken);
        await Eventually.IsAsync("the answer of the other process", () => connector.Calls.Count > 0);
        await second.StopAsync();

        var trace = Assert.Single(collector.Spans.GroupBy(span => span.Trace, StringComparer.Ordinal));
        Assert.Equal(["accept", "deliver", "turn"], trace.Select(span => span.Step).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.NotEqual(trace.Single(span => span.Step == "accept").Process, Assert.Single(trace.Where(span => span.Step != "accept").Select(span => span.Process).Distinct(StringComparer.Ordinal)));
    }

    private static ServiceProvider Services(TestDatabase database)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        database.AddTo(services);
        return services.BuildServiceProvider();
    }

    private static string Message(CountingConnector connector) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = "1",
        channelId = "msteams",
        serviceUrl = connector.Url,
        from = new { id = "29:anna", name = "Anna" },
        recipient = new { id = "bot", name = "Bot" },
        conversation = new { id = Conversation, conversationType = "personal", tenantId = "tenant" },
        text = "hello",
    });
}
