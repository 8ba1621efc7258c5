using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>What a message costs the server, counted in statements: each is a way there and back.</summary>
public sealed class TurnCostTests(ITestOutputHelper output)
{
    private const int Messages = 20;
    private const int MostOfOne = 28;
    private const string Look = "SELECT CAST((SELECT COUNT(*) FROM \"Inbox\"";

    [Fact]
    public async Task A_message_and_its_answer_are_some_twenty_statements()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync("hello yourself"), null, "--Delivery:ConversationLeaseSeconds=600");
        bot.Connector.Open("anna");
        await ExchangeAsync(bot);

        using var statements = new Statements(await DatabaseOfAsync(bot));
        for (var message = 0; message < Messages; message++)
        {
            await ExchangeAsync(bot);
        }

        foreach (var same in statements.All.GroupBy(text => text, StringComparer.Ordinal).OrderByDescending(same => same.Count()))
        {
            output.WriteLine($"{same.Count(),4} {same.Key.ReplaceLineEndings(" ")[..Math.Min(same.Key.Length, 150)]}");
        }

        Assert.InRange(statements.All.Count, Messages * 10, Messages * MostOfOne);
    }

    private static async Task ExchangeAsync(RunningBot bot)
    {
        await bot.SayAsync("hello");
        await bot.Connector.NextAsync();
        await bot.QuietAsync();
    }

    private static async Task<string> DatabaseOfAsync(RunningBot bot)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return db.Database.GetDbConnection().Database;
    }

    /// <summary>The statements that a database is asked for; those of the test itself do not count.</summary>
    private sealed class Statements : IDisposable
    {
        private readonly ActivityListener listener;

        public Statements(string database)
        {
            listener = new()
            {
                ShouldListenTo = static source => source.Name == "Npgsql",
                Sample = static (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = span =>
                {
                    if (database.Equals(span.GetTagItem("db.namespace")) && span.GetTagItem("db.query.text") is string text && !text.StartsWith(Look, StringComparison.Ordinal))
                    {
                        All.Enqueue(text);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public ConcurrentQueue<string> All { get; } = new();

        public void Dispose() => listener.Dispose();
    }
}
