using SmtpHelpBot.Conversation.Tests.Deck;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The words that work at any time work on every screen.</summary>
public sealed class WordsEverywhereTests
{
    private static readonly Dictionary<string, Func<Chat, Chat, World, Task>> Screens = new(StringComparer.Ordinal)
    {
        ["nothing yet"] = (_, _, _) => Task.CompletedTask,
        ["welcome"] = (rosa, _, _) => rosa.SayAsync("hello"),
        ["form for an error"] = (rosa, _, _) => rosa.SayAsync("diagnose"),
        ["diagnosis"] = (rosa, _, _) => rosa.SayAsync("535 5.7.8 Username and Password not accepted"),
        ["question"] = (rosa, _, _) => rosa.SayAsync("our scanner stopped mailing"),
        ["first step"] = (rosa, _, _) => rosa.SayAsync("walk"),
        ["second step"] = (rosa, _, _) => SayAsync(rosa, "walk", "no"),
        ["form for a server"] = (rosa, _, _) => rosa.SayAsync("check my server"),
        ["form for a server over a step"] = (rosa, _, _) => SayAsync(rosa, "walk", "check my server"),
        ["progress of a probe"] = (rosa, _, _) => rosa.SayAsync("check smtp.gmail.com"),
        ["report of a probe"] = async (rosa, _, world) =>
        {
            await rosa.SayAsync("check smtp.gmail.com");
            await world.FinishAsync(Examples.Report());
        },
        ["summary before handing over"] = (rosa, _, _) => rosa.SayAsync("human"),
        ["handed over"] = (rosa, _, _) => HandOverAsync(rosa),
        ["question of an expert"] = async (rosa, emil, _) =>
        {
            await HandOverAsync(rosa);
            await emil.PressAsync("ticket_claim");
            await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        },
        ["advice of an expert"] = async (rosa, emil, _) =>
        {
            await HandOverAsync(rosa);
            await emil.PressAsync("ticket_claim");
            await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        },
        ["taken back"] = async (rosa, _, _) =>
        {
            await HandOverAsync(rosa);
            await rosa.PressAsync("withdraw");
        },
        ["solved"] = (rosa, _, _) => SayAsync(rosa, "walk", "fixed"),
        ["status"] = (rosa, _, _) => rosa.SayAsync("status"),
        ["help"] = (rosa, _, _) => rosa.SayAsync("help"),
    };

    /// <summary>Words, and a part of what every screen answers to them.</summary>
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["help"] = "What you can say",
        ["status"] = "Where we are",
        ["start over"] = "All right, a fresh start.",
        ["diagnose"] = "What does the error say?",
        ["check my server"] = "Check a mail server",
        ["walk me through"] = "step ",
    };

    public static TheoryData<string> Names => [.. Screens.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_word_that_works_at_any_time_works_here(string screen)
    {
        foreach (var (word, answer) in Answers)
        {
            Assert.Contains(answer, await HearAsync(screen, word), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_human_is_always_offered(string screen)
    {
        var said = await HearAsync(screen, "talk to a human");
        Assert.Contains(screen is "handed over" or "question of an expert" ? "A human has this already, as ticket 1." : "Hand over to a human", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancel_and_back_end_no_case_and_open_no_ticket(string screen)
    {
        foreach (var word in (string[])["cancel", "back"])
        {
            var before = await MeetAsync(screen);
            var tickets = before.World.Book.All.Select(ticket => ticket.State).ToList();
            await before.Rosa.SayAsync(word);
            Assert.NotEmpty(before.Rosa.Last.Words);
            Assert.Equal(tickets, before.World.Book.All.Select(ticket => ticket.State));
            Assert.DoesNotContain("I found nothing", before.Rosa.Last.Words, StringComparison.Ordinal);
        }
    }

    private static async Task<string> HearAsync(string screen, string word)
    {
        var (_, rosa) = await MeetAsync(screen);
        var before = rosa.Messages.Count;
        await rosa.SayAsync(word);
        return string.Join('\n', rosa.Messages.Skip(before).Select(message => message.Words));
    }

    private static async Task<(World World, Chat Rosa)> MeetAsync(string screen)
    {
        var world = new World();
        var emil = await world.HelpdeskAsync();
        var rosa = world.Chat("Rosa", "rosa-and-bot");
        await Screens[screen](rosa, emil, world);
        return (world, rosa);
    }

    private static async Task SayAsync(Chat person, params string[] words)
    {
        foreach (var word in words)
        {
            await person.SayAsync(word);
        }
    }

    private static async Task HandOverAsync(Chat person)
    {
        await SayAsync(person, "535 5.7.8 Username and Password not accepted", "human");
        await person.PressAsync("send");
    }
}
