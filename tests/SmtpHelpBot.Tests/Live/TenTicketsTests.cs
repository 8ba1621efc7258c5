using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A morning at the helpdesk: ten people, two experts who work side by side in one channel.</summary>
public sealed class TenTicketsTests
{
    private const int People = 10;

    [Fact]
    public async Task Two_experts_share_ten_tickets_and_nobody_is_left_waiting_untold()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        var (emil, olga) = (desk.Person("Emil"), desk.Person("Olga"));
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        var people = Enumerable.Range(1, People).Select(n => new LiveRoom(bot, $"person-{n}").Person($"Person {n}")).ToList();
        await Task.WhenAll(people.Select(HandOverAsync));
        await emil.MentionAsync("tickets");
        Assert.Contains("Oldest first: 10 of 10.", desk.Last.Words, StringComparison.Ordinal);

        // Both press at all ten, each from another end: every ticket has one winner.
        await Task.WhenAll(ClaimAllAsync(desk, emil, Enumerable.Range(1, People)), ClaimAllAsync(desk, olga, Enumerable.Range(1, People).Reverse()));
        var mine = await NumbersAsync(emil, "tickets mine");
        var hers = await NumbersAsync(olga, "tickets mine");
        Assert.Equal(Enumerable.Range(1, People), mine.Concat(hers).Order());
        Assert.All(people, person => Assert.Single(person.Room.Arrived, words => words.Contains("from the helpdesk looks at it now", StringComparison.Ordinal)));

        var (asked, resolved) = (mine[0], hers[0]);
        await PressAsync(desk, emil, asked, "ticket_ask", ("question", "Which port is set?"));
        await PersonOf(people, desk, asked).SayAsync("It says 587.");
        Assert.Contains("It says 587.", CardOf(desk, asked).Words, StringComparison.Ordinal);
        await PressAsync(desk, olga, resolved, "ticket_resolve", ("cause", "two_factor"), ("words", "An app password."));
        Assert.Contains("An app password.", PersonOf(people, desk, resolved).Room.Last.Words, StringComparison.Ordinal);
        await PersonOf(people, desk, mine[1]).SayAsync("withdraw");
        await PersonOf(people, desk, hers[1]).SayAsync("it works now");

        await emil.MentionAsync("tickets");
        Assert.Contains("of 7.", desk.Last.Words, StringComparison.Ordinal);
        await emil.MentionAsync("tickets person");
        Assert.Contains("10 of 10.", desk.Last.Words, StringComparison.Ordinal);
        Assert.Equal(People, desk.Messages.Count(message => message.Words.StartsWith("Ticket ", StringComparison.Ordinal) && message.Card is not null));
    }

    private static async Task HandOverAsync(LivePerson person)
    {
        await person.SayAsync("535 5.7.8 Username and Password not accepted. gsmtp");
        await person.SayAsync("human");
        await person.PressAsync("send");
    }

    private static async Task ClaimAllAsync(LiveRoom desk, LivePerson expert, IEnumerable<int> tickets)
    {
        foreach (var ticket in tickets)
        {
            await PressAsync(desk, expert, ticket, "ticket_claim");
        }
    }

    private static Task PressAsync(LiveRoom desk, LivePerson expert, int ticket, string act, params (string Id, string Value)[] inputs) =>
        expert.PressAsync(CardOf(desk, ticket).Id, new JObject { ["act"] = act, ["ticket"] = ticket }, inputs);

    private static LiveMessage CardOf(LiveRoom desk, int ticket) => desk.Messages.First(message => message.Card is not null && message.Words.StartsWith($"Ticket {ticket}\n", StringComparison.Ordinal));

    private static LivePerson PersonOf(List<LivePerson> people, LiveRoom desk, int ticket) =>
        people.Single(person => CardOf(desk, ticket).Words.Contains($"{person.Room.Id.Replace("person-", "Person ", StringComparison.Ordinal)}\n", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<int>> NumbersAsync(LivePerson expert, string words)
    {
        await expert.MentionAsync(words);
        return [.. expert.Room.Last.Buttons.Select(button => button.SelectToken("data.ticket")!.Value<int>())];
    }
}
