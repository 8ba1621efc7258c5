using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Desk;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Who asks and who helps are on different platforms: Teams here, the local desk there.</summary>
public sealed class AcrossPlatformsTests
{
    private const string GmailError = "SMTPAuthenticationError(535, b'5.7.8 Username and Password not accepted. gsmtp')";

    [Fact]
    public async Task A_person_in_Teams_is_helped_by_an_expert_on_the_local_desk()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(null, "--Helpdesk:Routes:0:Provider=gmail", "--Helpdesk:Routes:0:Channel=local", "--Helpdesk:Routes:0:Conversation=helpdesk");
        using var desk = await DeskDriver.OpenAsync(bot);
        var teams = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        await teams.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync(GmailError);
        await anna.PressAsync("human");
        await anna.PressAsync("send");

        var ticket = await desk.WaitForAsync(entry => In("helpdesk", entry) && Has(entry, "ticket_claim"));
        await PressAsync(desk, ticket, "ticket_claim");
        await PressAsync(desk, ticket, "ticket_ask", ("question", "Which port is set?"));
        await bot.QuietAsync();
        Assert.Contains("Which port is set?", anna.Room.Last.Words, StringComparison.Ordinal);
        await anna.SayAsync("It says 587.");

        await desk.WaitForAsync(entry => In("helpdesk", entry) && entry.ToString().Contains("Anna answered: It says 587.", StringComparison.Ordinal));
        Assert.DoesNotContain(teams.Messages, message => message.Card is not null);
    }

    [Fact]
    public async Task A_person_on_the_local_desk_is_helped_by_an_expert_in_Teams()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(null, "--Helpdesk:Routes:0:Provider=gmail", "--Helpdesk:Routes:0:Conversation=19:desk@thread.tacv2");
        Assert.Contains(bot.Log.All, line => line.Contains("which is no helpdesk yet", StringComparison.Ordinal));
        using var desk = await DeskDriver.OpenAsync(bot);
        var teams = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        var emil = teams.Person("Emil");
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await desk.SayAsync(GmailError);
        var diagnosis = await desk.WaitForAsync(entry => In("robin", entry) && Has(entry, "human") && entry.ToString().Contains("gsmtp", StringComparison.Ordinal));
        var summary = await desk.PressAsync(diagnosis.Value<string>("id")!, "human", DataOf(diagnosis, "human"));
        await desk.PressAsync(diagnosis.Value<string>("id")!, "send", DataOf(summary, "send"));
        await bot.QuietAsync();

        Assert.Contains("Robin Meyer", teams.Last.Words, StringComparison.Ordinal);
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "Create an app password."));
        await desk.WaitForAsync(entry => In("robin", entry) && entry.ToString().Contains("Emil resolved it", StringComparison.Ordinal) && entry.ToString().Contains("Create an app password.", StringComparison.Ordinal));
        Assert.DoesNotContain(await desk.HistoryAsync(), e => e.Type == "entry" && In("helpdesk", e.Data));
    }

    private static Task<JObject> PressAsync(DeskDriver desk, JObject card, string verb, params (string Id, string Value)[] inputs)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["act"] = verb, ["ticket"] = 1 };
        foreach (var (id, value) in inputs)
        {
            data[id] = value;
        }

        return desk.PressAsync(card.Value<string>("id")!, verb, data, "erin", "helpdesk");
    }

    private static bool In(string place, JObject entry) => entry.Value<string>("place") == place;

    private static bool Has(JObject entry, string verb) => Buttons(entry).Any(button => button.Value<string>("verb") == verb);

    private static Dictionary<string, object> DataOf(JObject entry, string verb) => Buttons(entry).First(button => button.Value<string>("verb") == verb)["data"]!.ToObject<Dictionary<string, object>>()!;

    private static IEnumerable<JObject> Buttons(JObject entry) => entry["card"]?.SelectTokens("$..actions[*]").OfType<JObject>() ?? [];
}
