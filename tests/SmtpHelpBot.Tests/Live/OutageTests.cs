using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>An outage that is found by a hand-over, through the running bot and its database.</summary>
public sealed class OutageTests
{
    private const string GmailDown = "421 4.3.0 Temporary System Problem. Try again later. gsmtp";
    private readonly WatchedTime time = new();

    [Fact]
    public async Task An_incident_that_opens_at_a_hand_over_names_its_people_and_the_ticket_that_is_handed_over()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(services => services.AddSingleton<TimeProvider>(time), "--Helpdesk:IncidentPeople=2");
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        var (anna, bert) = (new LiveRoom(bot, "anna").Person("Anna"), new LiveRoom(bot, "bert").Person("Bert"));
        await desk.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync(GmailDown);
        time.Advance(TimeSpan.FromMinutes(20));
        await bert.SayAsync(GmailDown);
        await anna.SayAsync("human");
        await anna.PressAsync("send");

        var incident = Assert.Single(desk.Messages, message => message.Offered.Contains("incident_over")).Words;
        Assert.Contains("People\n2", incident, StringComparison.Ordinal);
        Assert.Contains("Tickets\n1", incident, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_whose_card_is_refused_appears_in_another_helpdesk()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(null, "--Helpdesk:IncidentPeople=2");
        var (away, desk) = (new LiveRoom(bot, "19:away@thread.tacv2", "channel"), new LiveRoom(bot, "19:desk@thread.tacv2", "channel"));
        await away.Person("Erin").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await desk.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        bot.Connector.Open(away.Id, _ => new(403));
        await new LiveRoom(bot, "anna").Person("Anna").SayAsync(GmailDown);
        await new LiveRoom(bot, "bert").Person("Bert").SayAsync(GmailDown);

        var card = Assert.Single(desk.Messages, message => message.Offered.Contains("incident_over"));
        Assert.Contains("People\n2", card.Words, StringComparison.Ordinal);
        await desk.Person("Emil").PressAsync("incident_over");
        Assert.Contains("Emil", desk.Messages.Single(message => message.Id == card.Id).Words, StringComparison.Ordinal);
    }
}
