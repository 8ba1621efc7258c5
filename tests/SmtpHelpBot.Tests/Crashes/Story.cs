using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Live;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>Stories that are told to a bot that may die in the middle of them.</summary>
internal static partial class Story
{
    /// <summary>An address of this computer at which a listener takes calls and never says a word.</summary>
    public const string SilentServer = "127.0.0.77";

    private const int OldRows = 450;
    private const int NewRows = 7;

    /// <summary>What is left when all that is old is deleted.</summary>
    public static Outcome PurgedWell { get; } = new([], "", $"{NewRows} rows");

    /// <summary>An error is pasted, handed over, claimed, asked about, answered and resolved.</summary>
    public static async Task<Outcome> OfATicketAsync(BotProcess bot)
    {
        var desk = new LiveRoom(bot, "desk", "channel");
        var (anna, emil) = (new LiveRoom(bot, "anna").Person("Anna"), desk.Person("Emil"));
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("talk to a human");
        await anna.PressAsync("send", ("note", "It worked until Monday."));
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        await anna.SayAsync("587");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        return new(
            [.. anna.Room.Arrived.Concat(desk.Arrived).Select(Plain)],
            Plain(desk.Messages.Last(message => message.Card is not null).Words),
            Histories(bot));
    }

    /// <summary>A server is looked at which never answers.</summary>
    public static async Task<Outcome> OfALookAtAServerAsync(BotProcess bot)
    {
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync($"check {SilentServer}:2525");
        return new([.. anna.Room.Arrived.Select(Plain)], anna.Room.Last.Words.Split('\n')[0], "");
    }

    /// <summary>An error is handed over by a button whose turn waits for longer than its client does, behind another. At the end the same button is pressed once more, on a client that still shows it.</summary>
    public static async Task<Outcome> OfAPressThatTakesLongAsync(BotProcess bot)
    {
        var desk = new LiveRoom(bot, "desk", "channel");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("talk to a human");
        var form = anna.Room.Last;
        await bot.PostAsync(anna.Message("my data"));
        await PressAsync();
        var (answer, card) = (anna.Answer, Card());
        await PressAsync();
        return new(
            [.. anna.Room.Arrived.Concat(desk.Arrived).Select(Plain)],
            card,
            Histories(bot)) { Answer = answer, CardPressedAgain = Card() };

        Task PressAsync() => anna.PressAsync(form.Id, (JObject)form.Buttons.First(button => (string?)button.SelectToken("data.act") == "send")["data"]!.DeepClone(), ("note", "It worked until Monday."));

        string Card() => Plain(anna.Room.Messages.Single(message => message.Id == form.Id).Words);
    }

    /// <summary>A platform cannot take an answer at once.</summary>
    public static async Task<Outcome> OfAPlatformThatIsBusyAsync(BotProcess bot)
    {
        var anna = bot.NewRoom("busy").Person("Anna");
        var room = anna.Room;
        bot.Connector.Open(room.Id, _ =>
        {
            room = new(bot, room.Id);
            return new(503);
        });
        await anna.SayAsync("help");
        return new([.. room.Arrived.Select(Plain)], "", "");
    }

    /// <summary>A platform refuses an answer for good, and the helpdesk is told.</summary>
    public static async Task<Outcome> OfARefusalAsync(BotProcess bot)
    {
        var (desk, anna) = (new LiveRoom(bot, "desk", "channel"), bot.NewRoom("gone").Person("Anna"));
        bot.Connector.Open(anna.Room.Id, _ => new(403));
        await anna.SayAsync("help");
        return new([.. desk.Arrived.Select(Plain)], "", Letters(bot, anna.Room));
    }

    /// <summary>A turn breaks each time it is tried: it is given up, and the person and the helpdesk are told.</summary>
    public static async Task<Outcome> OfATurnThatBreaksAsync(BotProcess bot)
    {
        var (desk, anna) = (new LiveRoom(bot, "desk", "channel"), bot.NewRoom("broken").Person("Anna"));
        await anna.SayAsync("help");
        return new([.. anna.Room.Arrived.Concat(desk.Arrived).Select(Plain)], "", Letters(bot, anna.Room));
    }

    /// <summary>A person who wrote of an error has themselves forgotten; their words are in no file after it.</summary>
    public static async Task<Outcome> OfForgettingAsync(BotProcess bot)
    {
        const string Written = "LavenderBicycle";
        var frida = bot.NewRoom("frida").Person("Frida");
        await frida.SayAsync($"421 4.3.0 Temporary System Problem. {Written} gsmtp");
        Assert.True(bot.HasInFiles(Written));
        await frida.SayAsync("forget me now");
        await Eventually.IsAsync("files without the words of who was forgotten", () => !bot.HasInFiles(Written));
        return new([.. frida.Room.Arrived.Select(Plain)], "", $"{bot.Count("SELECT COUNT(*) FROM State WHERE Key LIKE '%Frida%'")} rows");
    }

    /// <summary>Nobody claims a ticket, and after a minute the helpdesk is reminded of it.</summary>
    public static async Task<Outcome> OfAReminderAsync(BotProcess bot)
    {
        var (desk, anna) = (new LiveRoom(bot, "desk", "channel"), new LiveRoom(bot, "anna").Person("Anna"));
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("talk to a human");
        await anna.PressAsync("send");
        while (!desk.Arrived.Any(words => words.Contains("still waits", StringComparison.Ordinal)))
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await bot.QuietAsync();
        }

        await bot.QuietAsync();
        return new([.. anna.Room.Arrived.Concat(desk.Arrived).Select(Plain)], "", Histories(bot));
    }

    /// <summary>Hundreds of old rows of several kinds are there beside new ones, and go, whatever happens in the middle.</summary>
    public static async Task<Outcome> OfThePurgeAsync(BotProcess bot)
    {
        bot.Change(database =>
        {
            using var command = database.CreateCommand();
            command.CommandText = $$"""
                INSERT INTO "Inbox" ("Channel", "Scope", "Conversation", "ActivityType", "ActivityId", "Envelope", "State", "Attempts", "ReceivedAt")
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {{OldRows + NewRows - 1}})
                SELECT 'msteams', '', 'x', 'message', i, '', 1, 0, CASE WHEN i < {{OldRows}} THEN 0 ELSE {{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}} END FROM n;
                INSERT INTO "DeadLetters" ("Kind", "Lane", "Body", "Reason", "At") VALUES (0, 'msteams|x', '{}', 'old', 0);
                """;
            command.ExecuteNonQuery();
        });
        const string Old = """SELECT (SELECT COUNT(*) FROM "Inbox" WHERE "ReceivedAt" = 0) + (SELECT COUNT(*) FROM "DeadLetters")""";
        while (bot.Count(Old) > 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            await bot.QuietAsync();
        }

        return new([], "", $"{bot.Count("""SELECT COUNT(*) FROM "Inbox" """)} rows");
    }

    private static string Histories(BotProcess bot) => string.Join(' ', bot.Tickets().Select(ticket => string.Join(',', ticket["History"]!.Select(entry => entry["Event"]))));

    private static string Letters(BotProcess bot, LiveRoom room) => $"{bot.Count($"SELECT COUNT(*) FROM DeadLetters WHERE Lane LIKE '%{room.Id}'")} dead letters";

    /// <summary>Without what differs from one telling to the next: the time, the number, of which a turn that died may have used one up, and the name of a receipt.</summary>
    public static string Plain(string words) => Receipt().Replace(TicketNumber().Replace(Moment().Replace(words, "then"), "icket N"), "R");

    [GeneratedRegex(@"(?<=Receipt\n)[A-Z0-9]{8}", RegexOptions.None, 1000)]
    private static partial Regex Receipt();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC", RegexOptions.None, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"icket[ \n](is number )?\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketNumber();
}

/// <summary>What came of it.</summary>
/// <param name="Arrived">The words of every message that arrived; one that came twice is here twice.</param>
/// <param name="Card">What the last card says at the end.</param>
/// <param name="Tickets">What is stored to have happened to each ticket.</param>
internal sealed record Outcome(IReadOnlyList<string> Arrived, string Card, string Tickets)
{
    /// <summary>What the last pressed button was answered with.</summary>
    public string Answer { get; init; } = "";

    /// <summary>What its card says after the same button was pressed once more.</summary>
    public string CardPressedAgain { get; init; } = "";

    /// <summary>Messages of a story that went well which did not arrive here.</summary>
    public IReadOnlyList<string> LostAgainst(Outcome well) => Surplus(well.Arrived, Arrived);

    /// <summary>Messages that arrived more often than in a story that went well.</summary>
    public IReadOnlyList<string> DoubledAgainst(Outcome well) => Surplus(Arrived, well.Arrived);

    private static List<string> Surplus(IEnumerable<string> of, IEnumerable<string> over)
    {
        var left = of.ToList();
        foreach (var words in over)
        {
            left.Remove(words);
        }

        return left;
    }
}
