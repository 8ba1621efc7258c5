using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A person has themselves forgotten in the running bot: no row of any table names them or says what they wrote.</summary>
public sealed class ForgetTests : IAsyncLifetime
{
    private const string Written = "LavenderBicycle";
    private RunningBot bot = null!;
    private LivePerson anna = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync();
        anna = new LiveRoom(bot, "anna").Person("Anna");
        var emil = new LiveRoom(bot, "19:desk@thread.tacv2", "channel").Person("Emil");
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync($"421 4.3.0 Temporary System Problem. {Written} gsmtp");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", $"please hurry {Written}"));
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", $"What is {Written}?"));
        await anna.SayAsync($"a word, {Written}");
        await new LiveRoom(bot, "group", "groupChat").Person("Anna").MentionAsync($"535 5.7.8 {Written}");
        await DeadLettersAsync();
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Everything_goes_but_that_it_was()
    {
        Assert.Equal(["DeadLetters", "State", "Tickets"], await TablesWithAsync(Written));
        Assert.Contains("Sightings", await TablesWithAsync("29:Anna"));
        await anna.SayAsync("forget me");
        await anna.PressAsync("forget_me_now");

        Assert.Contains("You are forgotten", anna.Answer, StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(Written));
        Assert.Empty(await TablesWithAsync("29:Anna"));
        Assert.Equal(["Audit"], await TablesWithAsync("ForgetMe "));
        Assert.Equal(["Tickets"], await TablesWithAsync("29:Emil"));
    }

    [Fact]
    public async Task Who_comes_back_begins_anew()
    {
        await anna.SayAsync("forget me now");
        await anna.SayAsync("status");

        Assert.Contains("We have not started yet.", anna.Room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_sent_to_them_goes_too()
    {
        var group = new LiveRoom(bot, "crowd", "groupChat").Person("Anna");
        bot.Connector.Open("crowd", _ => new(503));
        await bot.PostAsync(group.Message($"535 5.7.8 not accepted {Written}"));
        while (!(await TablesWithAsync(Written)).Contains("Outbox"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await bot.PostAsync(anna.Message("forget me now"));
        await bot.QuietAsync();
        Assert.Empty(await TablesWithAsync(Written));
    }

    /// <summary>A message to Anna that her platform refuses, and what the helpdesk's platform refuses of her ticket, with her words on both.</summary>
    private async Task DeadLettersAsync()
    {
        bot.Connector.Open("19:desk@thread.tacv2", _ => new(403));
        await anna.PressAsync("ticket_answer", ("answer", $"one more word, {Written}"));
        bot.Connector.Open("gone", _ => new(403));
        var away = new LiveRoom(bot, "gone").Person("Anna");
        bot.Connector.Open("gone", _ => new(403));
        await away.SayAsync($"535 5.7.8 not accepted {Written}");
    }

    /// <summary>The tables that have these letters anywhere in a row.</summary>
    private async Task<IReadOnlyList<string>> TablesWithAsync(string letters)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                if (Values(rows).Any(value => value.Contains(letters, StringComparison.Ordinal)))
                {
                    found.Add(table);
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<string> Values(DbDataReader row) => Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column).ToString() ?? "");
}
