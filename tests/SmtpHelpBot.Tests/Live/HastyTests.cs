using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>People who click twice, click on what is old, sit in two chats or ask for the answer in the response: at the running host.</summary>
public sealed class HastyTests
{
    private const string Error = "535 5.7.8 Username and Password not accepted";

    [Fact]
    public async Task Two_clicks_at_once_on_Agree_and_send_make_one_ticket()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        await desk.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        var room = new LiveRoom(bot, "anna");
        var (phone, laptop) = (room.Person("Anna"), room.Person("Anna"));
        await phone.SayAsync(Error);
        await phone.PressAsync("human");

        await Task.WhenAll(phone.PressAsync("send", ("note", "")), laptop.PressAsync("send", ("note", "")));

        Assert.Single(desk.Messages, message => message.Words.Contains("Ticket 1", StringComparison.Ordinal) && message.Card is not null);
        Assert.DoesNotContain(desk.Messages, message => message.Words.Contains("Ticket 2", StringComparison.Ordinal));
        Assert.All([phone.Answer, laptop.Answer], answer => Assert.DoesNotContain("went wrong", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_from_before_a_restart_shows_where_the_case_stands()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync(Error);
        var old = anna.Room.Last;
        var fixedNow = (JObject)old.Buttons.First(button => (string?)button.SelectToken("data.act") == "fixed")["data"]!.DeepClone();
        await anna.SayAsync("start over");
        await anna.SayAsync("walk");

        await bot.RestartAsync();
        await anna.PressAsync(old.Id, fixedNow);

        Assert.Contains("That button was from an older card.", anna.Answer, StringComparison.Ordinal);
        Assert.Contains("step 1 of", anna.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_two_chats_a_person_has_two_cases_and_the_button_of_one_does_nothing_in_the_other()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var (alone, group) = (new LiveRoom(bot, "anna").Person("Anna"), new LiveRoom(bot, "group", "groupChat").Person("Anna"));
        await alone.SayAsync(Error);
        await group.MentionAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
        var fixedAlone = (JObject)alone.Room.Last.Buttons.First(button => (string?)button.SelectToken("data.act") == "fixed")["data"]!.DeepClone();

        await group.PressAsync(group.Room.Last.Id, fixedAlone);

        Assert.Contains("421 4.3.0", group.Answer, StringComparison.Ordinal);
        await alone.SayAsync("status");
        Assert.DoesNotContain("It was solved", alone.Room.Last.Words, StringComparison.Ordinal);
        await group.MentionAsync("status");
        Assert.DoesNotContain("It was solved", group.Room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_expects_the_replies_gets_cards_and_clicks_answered_in_the_response_and_nothing_beside_it()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var anna = new LiveRoom(bot, "anna").Person("Anna");

        var diagnosis = await ExpectAsync(bot, anna.Message(Error));
        var card = (JObject)diagnosis.Last!.SelectToken("attachments[0].content")!;
        var click = anna.Message("");
        click.Remove("text");
        click["value"] = card.SelectTokens("$..actions[?(@.type == 'Action.Execute')].data").First(data => (string?)data["act"] == "not_fixed").DeepClone();
        var step = await ExpectAsync(bot, click);
        var again = await ExpectAsync(bot, click);

        Assert.Contains("Two-factor sign-in", card.ToString(), StringComparison.Ordinal);
        Assert.Contains("step ", step.ToString(), StringComparison.Ordinal);
        Assert.Equal(step.ToString(), again.ToString());
        Assert.Empty(anna.Room.Messages);
    }

    /// <summary>The activities that a message is answered with in the response.</summary>
    private static async Task<JArray> ExpectAsync(RunningBot bot, JObject activity)
    {
        activity["deliveryMode"] = "expectReplies";
        using var response = await bot.PostAsync(activity);
        Assert.Equal(200, (int)response.StatusCode);
        await bot.QuietAsync();
        return (JArray)JObject.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))["activities"]!;
    }
}
