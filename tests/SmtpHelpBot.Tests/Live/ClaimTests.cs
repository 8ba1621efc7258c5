using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Experts who claim the same ticket at the same moment, from threads of their own, which nothing keeps in order.</summary>
public sealed class ClaimTests
{
    private const int Experts = 4;

    [Fact]
    public async Task Of_all_who_saw_it_free_one_wins_and_the_cards_of_the_others_say_who_and_when()
    {
        var meeting = new MeetingBook.Meeting();
        await using var bot = await RunningBot.StartWithTheRealBotAsync(services => MeetingBook.AddTo(services, meeting));
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        await desk.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync("human");
        await anna.PressAsync("send");
        var card = desk.Messages.Single(message => message.Card is not null);
        var experts = Enumerable.Range(0, Experts).Select(n => new LiveRoom(bot, $"19:desk@thread.tacv2;messageid={n}", "channel").Person($"Expert{n}")).ToList();

        meeting.Call(Experts);
        await Task.WhenAll(experts.Select(expert => expert.PressAsync(card.Id, (JObject)card.Buttons.First()["data"]!.DeepClone())));

        var winner = Assert.Single(experts, expert => !expert.Answer.Contains("claimed it already", StringComparison.Ordinal));
        var name = $"Expert{experts.IndexOf(winner)}";
        Assert.All(experts.Where(expert => expert != winner), loser => Assert.Matches($@"{name} claimed it already, at \d{{4}}-\d\d-\d\d \d\d:\d\d UTC\.(?s:.*)with {name}", loser.Answer));
        Assert.Contains($"with {name}", desk.Messages.Single(message => message.Card is not null).Words, StringComparison.Ordinal);
        Assert.Single(anna.Room.Messages, message => message.Words.Contains($"{name} from the helpdesk looks at it now", StringComparison.Ordinal));
    }
}
