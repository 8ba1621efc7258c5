using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Live;
using SmtpHelpBot.Tests.Probing;

namespace SmtpHelpBot.Tests.Hostile;

/// <summary>What one person cannot make the running bot do to others, or to itself.</summary>
public sealed class AbuseTests
{
    [Fact]
    public async Task One_person_cannot_make_the_bot_look_at_server_after_server()
    {
        await using var bot = await StartAsync("--Probe:PerPersonInTenMinutes=2");
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        var visits = 0;
        for (var number = 0; number < 4; number++)
        {
            await using var server = new PlainMailServer();
            await mallory.SayAsync($"check {server.Address}:{PlainMailServer.Port}");
            visits += server.Visits;
        }

        Assert.Equal(2, visits);
        Assert.Contains("There were many checks just now. Please try again in", mallory.Room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_people_together_cannot_make_the_bot_flood_one_server()
    {
        await using var bot = await StartAsync("--Probe:PerTargetInMinute=2", "--Probe:RememberedSeconds=1");
        await using var server = new PlainMailServer();
        for (var number = 0; number < 6; number++)
        {
            // Other ports are another look, which no report of before answers.
            var ports = string.Join(' ', new[] { PlainMailServer.Port, 25, 465, 587 }.Take(1 + (number % 4)));
            var person = new LiveRoom(bot, $"p{number}").Person($"Person{number}");
            await person.SayAsync("check my server");
            await person.PressAsync("probe", ("host", server.Address.ToString()), ("ports", ports));
        }

        Assert.Equal(2, server.Visits);
    }

    [Theory]
    [InlineData("22")]
    [InlineData("25 80")]
    [InlineData("1-65535")]
    public async Task Nobody_makes_the_bot_look_at_ports_that_are_not_for_mail(string ports)
    {
        await using var bot = await StartAsync();
        await using var server = new PlainMailServer();
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        await mallory.SayAsync("check my server");
        await mallory.PressAsync("probe", ("host", server.Address.ToString()), ("ports", ports));

        Assert.Equal(0, server.Visits);
    }

    [Fact]
    public async Task Forged_data_of_a_card_open_nobody_elses_case_and_ticket()
    {
        await using var bot = await StartAsync();
        var helpdesk = new LiveRoom(bot, "helpdesk", "channel");
        await helpdesk.Person("Emil").SayAsync($"helpdesk here {bot.HelpdeskCode}");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted AnnasOwnWords");
        await anna.SayAsync("human");
        var own = (JObject)anna.Room.Messages.SelectMany(message => message.Buttons).First(button => (string?)button.SelectToken("data.act") == "send")["data"]!.DeepClone();
        await anna.PressAsync("send", ("note", "AnnasOwnNote"));
        var before = helpdesk.Last.Words;

        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        await mallory.SayAsync("hello");
        foreach (var act in (string[])["send", "resume", "human", "status", "provider", "ticket_claim", "ticket_full", "ticket_resolve", "ticket_ask", "ticket_answer", "ticket_withdraw", "withdraw", "forget"])
        {
            var forged = (JObject)own.DeepClone();
            (forged["act"], forged["ticket"], forged["answer"], forged["words"], forged["question"], forged["note"], forged["cause"]) = (act, 1, "x", "x", "x", "x", "credentials");
            await mallory.PressAsync(mallory.Room.Last.Id, forged);
            Assert.DoesNotContain("AnnasOwn", mallory.Answer, StringComparison.Ordinal);
        }

        foreach (var words in (string[])["ticket 1", "tickets", "withdraw 1", "reopen 1", "claim 1", "my data", "status"])
        {
            await mallory.SayAsync(words);
        }

        Assert.All(mallory.Room.Messages, message => Assert.DoesNotContain("AnnasOwn", message.Activity.ToString(), StringComparison.Ordinal));
        Assert.Equal(before, helpdesk.Messages.First(message => message.Words.Contains("AnnasOwnNote", StringComparison.Ordinal)).Words);
    }

    [Fact]
    public async Task One_person_has_so_many_open_tickets_and_no_more()
    {
        await using var bot = await StartAsync("--Helpdesk:OpenTicketsPerPerson=2");
        var helpdesk = new LiveRoom(bot, "helpdesk", "channel");
        await helpdesk.Person("Emil").SayAsync($"helpdesk here {bot.HelpdeskCode}");
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        for (var number = 0; number < 2; number++)
        {
            await mallory.SayAsync("start over");
            await mallory.SayAsync("human");
            await mallory.PressAsync("send", ("note", ""));
        }

        await mallory.SayAsync("start over");
        await mallory.SayAsync("human");
        Assert.Contains("You have 2 open tickets", mallory.Room.Last.Words, StringComparison.Ordinal);
        Assert.Equal(2, helpdesk.Messages.Count(message => message.Offered.Contains("ticket_claim")));

        await mallory.SayAsync("withdraw 1");
        await mallory.SayAsync("human");
        Assert.Contains("send", mallory.Room.Last.Offered);
    }

    [Fact]
    public async Task One_person_cannot_fill_the_database_with_texts()
    {
        await using var bot = await StartAsync();
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        var sizes = new List<long>();
        for (var number = 0; number < 14; number++)
        {
            await mallory.SayAsync($"535 5.7.8 {number} {new string('x', 4 * TextMask.Longest)}");
            sizes.Add(await KeptAsync(bot));
        }

        // A case keeps its newest texts, each cut: from the fifth on it grows no more.
        Assert.InRange(sizes[^1], 1, 12 * TextMask.Longest);
        Assert.InRange(sizes[^1], 0, sizes[6] + TextMask.Longest);
    }

    private static Task<RunningBot> StartAsync(params string[] settings) => RunningBot.StartWithTheRealBotAsync(null, ["--Probe:Allow:0=127.97.0.0/16", .. settings]);

    /// <summary>Bytes of all rows that hold what people said.</summary>
    private static async Task<long> KeptAsync(RunningBot bot)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await db.State.Select(row => (long)row.Json.Length).ToListAsync(TestContext.Current.CancellationToken)).Sum() + (await db.Inbox.Select(row => (long)row.Envelope.Length).ToListAsync(TestContext.Current.CancellationToken)).Sum();
    }
}
