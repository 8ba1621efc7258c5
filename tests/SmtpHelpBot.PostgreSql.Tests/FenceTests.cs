using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>A process that stood still has a message in its hands, and another one has the conversation.</summary>
public sealed class FenceTests
{
    [Fact]
    public async Task What_it_was_about_to_send_it_does_not_send()
    {
        var thief = new Thief();
        await using var bot = await RunningBot.StartAsync(
            (turn, _) => turn.SendActivityAsync("once"), services => services.AddSingleton<ISharedCounts>(thief), "--Pacing:TeamsConversation=1000/1");
        bot.Connector.Open("anna");
        thief.Database = bot.Get<IDbContextFactory<PostgreSqlDb>>();
        await bot.SayAsync("hello");
        await Eventually.IsAsync("a conversation that is lost", () => bot.Log.All.Any(line => line.Contains("Another process took msteams|anna", StringComparison.Ordinal)));
        Assert.Empty(bot.Connector.Bodies);

        await thief.GiveBackAsync();
        Assert.Equal("once", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        Assert.Single(bot.Connector.Bodies);
    }

    /// <summary>Is asked for the pace right before a message goes out, and takes the conversation meanwhile, once.</summary>
    private sealed class Thief : ISharedCounts
    {
        private bool hasIt;

        public IDbContextFactory<PostgreSqlDb> Database { get; set; } = null!;

        public async ValueTask<PlaceTaken?> TakeAsync(IReadOnlyList<CountedWindow> windows, CancellationToken cancellation)
        {
            if (!hasIt && windows.Any(window => window.Of.StartsWith("pace of", StringComparison.Ordinal)))
            {
                hasIt = true;
                await using var db = await Database.CreateDbContextAsync(cancellation);
                await db.Database.ExecuteSqlAsync(
                    $"""UPDATE "Lanes" SET "Owner" = 'another', "Token" = nextval('"LaneTokens"'), "LeasedUntil" = {DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds()} WHERE "Side" = {(int)LaneSide.Posts}""",
                    cancellation);
            }

            return new(null);
        }

        public async Task GiveBackAsync()
        {
            await using var db = await Database.CreateDbContextAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"""UPDATE "Lanes" SET "Owner" = NULL, "LeasedUntil" = 0 WHERE "Owner" = 'another'""", TestContext.Current.CancellationToken);
        }
    }
}
