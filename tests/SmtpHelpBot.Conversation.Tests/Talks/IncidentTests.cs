using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Several people fail at the same provider within minutes: that is an outage, and the bot says so.</summary>
public sealed class IncidentTests
{
    private const string GmailDown = "421 4.3.0 Temporary System Problem. Try again later. gsmtp";
    private const string NotAlone = "You are not the only one: right now several people cannot send through Gmail";
    private readonly World world = new();

    [Fact]
    public async Task The_third_person_makes_it_an_incident_and_all_who_met_it_are_told()
    {
        var emil = await world.HelpdeskAsync();
        var (rosa, uwe) = (await MeetAsync("Rosa"), await MeetAsync("Uwe"));
        Assert.Empty(world.Incidents.All);
        var vera = await MeetAsync("Vera");

        Assert.Contains("Incident 1: trouble at Gmail", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("since 2026-11-24 12:00 UTC", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains(NotAlone, vera.Card.Words, StringComparison.Ordinal);
        Assert.Contains(NotAlone, rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains(NotAlone, uwe.Last.Words, StringComparison.Ordinal);
        AssertPeople(emil, 3);
    }

    [Fact]
    public async Task Who_comes_next_is_told_at_once_and_counted_once()
    {
        var emil = await OutageAsync();
        var wim = await MeetAsync("Wim");
        await wim.SayAsync(GmailDown);

        Assert.Contains(NotAlone, wim.Card.Words, StringComparison.Ordinal);
        AssertPeople(emil, 4);
        Assert.Single(emil.Messages, message => message.Card is not null);
    }

    [Fact]
    public async Task Its_tickets_are_grouped_those_from_before_too()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(await MeetAsync("Rosa"));
        await MeetAsync("Uwe");
        await HandOverAsync(await MeetAsync("Vera"));

        Assert.All(world.Book.All, ticket => Assert.Equal(1, ticket.Incident));
        Assert.Contains("Tickets\n1, 2", IncidentCard(emil), StringComparison.Ordinal);
        Assert.Contains("Incident\n1", emil.Messages.Last(message => message.Words.Contains("Ticket 2", StringComparison.Ordinal) && message.Card is not null).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_joins_even_where_its_requester_was_told_before_so_that_the_end_does_not_miss_it()
    {
        await OutageAsync();
        var joins = world.Incidents.Joins;
        await HandOverAsync(world.Chat("Uwe", "Uwe-and-bot"));

        Assert.Equal(1, world.Book.All.Single().Incident);
        Assert.Equal(joins + 1, world.Incidents.Joins);
    }

    [Fact]
    public async Task When_it_is_over_everybody_is_told_once_those_with_a_ticket_by_their_ticket()
    {
        var emil = await world.HelpdeskAsync();
        var (rosa, uwe, vera) = (await MeetAsync("Rosa"), await MeetAsync("Uwe"), await MeetAsync("Vera"));
        await HandOverAsync(vera);
        var (before, card) = (rosa.Messages.Count, emil.Messages.First(message => message.Card is not null));
        await emil.PressAsync("incident_over", ("words", "Google fixed a data centre."));

        Assert.Contains("over, says Emil, 2026-11-24 12:00 UTC", emil.Answer, StringComparison.Ordinal);
        Assert.Contains("over, says Emil", card.Words, StringComparison.Ordinal);
        Assert.Equal("Incident 1: over, says Emil, 2026-11-24 12:00 UTC: Google fixed a data centre.", emil.Messages.Single(message => message.Under == card).Words);
        Assert.All([rosa, uwe], person => Assert.Contains("The trouble at Gmail is over, says the helpdesk.", person.Last.Words, StringComparison.Ordinal));
        Assert.All([rosa, uwe, vera], person => Assert.Contains("Google fixed a data centre.", person.Last.Words, StringComparison.Ordinal));
        Assert.Equal(before + 1, rosa.Messages.Count);
        Assert.Contains("Emil resolved it: Provider trouble.", vera.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("is over, says the helpdesk", vera.Last.Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.Resolved, world.Book.All.Single().State);

        await emil.PressAsync(card, new JObject { ["act"] = "incident_over", ["incident"] = 1 });
        Assert.Contains("over, says Emil", emil.Answer, StringComparison.Ordinal);
        Assert.Equal(before + 1, rosa.Messages.Count);
    }

    [Fact]
    public async Task A_false_alarm_is_said_to_be_one_and_its_tickets_stay()
    {
        var emil = await world.HelpdeskAsync();
        var rosa = await MeetAsync("Rosa");
        await MeetAsync("Uwe");
        await HandOverAsync(await MeetAsync("Vera"));
        await emil.PressAsync("incident_false");

        Assert.Contains("The helpdesk has looked: Gmail works. Your trouble has another reason.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal((TicketState.New, (int?)null), (world.Book.All.Single().State, world.Book.All.Single().Incident));
        Assert.Equal(IncidentOutcome.FalseAlarm, world.Incidents.All.Single().End!.How);
    }

    [Fact]
    public async Task After_it_is_over_it_takes_a_crowd_again()
    {
        var emil = await OutageAsync();
        await emil.PressAsync("incident_over");
        await MeetAsync("Rosa");
        await MeetAsync("Uwe");
        Assert.Single(world.Incidents.All);
        await MeetAsync("Vera");

        Assert.Equal(2, world.Incidents.All.Count);
    }

    [Fact]
    public async Task Three_people_far_apart_are_no_crowd_nor_is_one_who_tries_three_times()
    {
        await world.HelpdeskAsync();
        foreach (var person in (string[])["Rosa", "Uwe", "Vera", "Vera", "Vera"])
        {
            await MeetAsync(person);
            world.Time.Advance(person == "Vera" ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(16));
        }

        Assert.Empty(world.Incidents.All);
    }

    [Fact]
    public async Task Three_people_with_troubles_of_their_own_are_no_crowd()
    {
        await world.HelpdeskAsync();
        foreach (var person in (string[])["Rosa", "Uwe", "Vera"])
        {
            await world.Chat(person, $"{person}-and-bot").SayAsync("535 5.7.8 Username and Password not accepted. gsmtp");
        }

        Assert.Empty(world.Incidents.All);
    }

    [Fact]
    public async Task Only_the_helpdesk_that_has_its_card_ends_it()
    {
        await OutageAsync();
        var end = new JObject { ["act"] = "incident_over", ["incident"] = 1, ["words"] = "x" };
        var mallory = world.Chat("Mallory", "mallory-and-bot");
        await mallory.SayAsync("hello");
        await mallory.PressAsync(mallory.Card, (JObject)end.DeepClone());
        Assert.Equal("Only the helpdesk can do that.", mallory.Answer);

        var olga = world.Chat("Olga", "other-desk", "channel");
        await olga.SayAsync($"helpdesk here {World.Code}");
        await olga.PressAsync(olga.Last, (JObject)end.DeepClone());
        Assert.Contains("with another helpdesk conversation", olga.Answer, StringComparison.Ordinal);
        end["incident"] = 99;
        await olga.PressAsync(olga.Last, end);
        Assert.Equal("There is no such incident.", olga.Answer);

        Assert.Null(world.Incidents.All.Single().End);
        Assert.Equal([AuditReason.NotHelpdesk, AuditReason.OtherHelpdesk, AuditReason.NoSuchIncident], world.Audit.Entries.Select(entry => entry.Why));
    }

    [Fact]
    public async Task An_incident_whose_helpdesk_goes_is_ended_in_the_next_one()
    {
        await OutageAsync();
        await world.Chat("Emil", "desk", "channel").HappensAsync(new(Microsoft.Bot.Schema.ActivityTypes.InstallationUpdate) { Action = "remove" });
        var before = world.In("desk").Single(message => message.Card is not null).Words;
        await MeetAsync("Wim");
        Assert.Equal(before, world.In("desk").Single(message => message.Card is not null).Words);
        var olga = world.Chat("Olga", "other-desk", "channel");
        await olga.SayAsync($"helpdesk here {World.Code}");

        AssertPeople(olga, 4);
        Assert.Equal("Incident 1: moved here from another helpdesk conversation", olga.Last.Words);
        await olga.PressAsync("incident_over");
        Assert.Equal("Olga", world.Incidents.All.Single().End!.Who.Name);
    }

    [Fact]
    public async Task An_incident_whose_card_is_refused_goes_to_another_helpdesk_and_not_round_in_a_circle()
    {
        await OutageAsync();
        var olga = world.Chat("Olga", "other-desk", "channel");
        await olga.SayAsync($"helpdesk here {World.Code}");
        await world.RefuseIncidentAsync(1, "desk");
        AssertPeople(olga, 3);
        await world.RefuseIncidentAsync(1, "desk");
        Assert.Equal("other-desk", world.Incidents.All.Single().Helpdesk.Conversation);
        var before = world.In("desk").Count;
        await world.RefuseIncidentAsync(1, "other-desk");
        Assert.Equal(before, world.In("desk").Count);

        var paul = world.Chat("Paul", "third-desk", "channel");
        await paul.SayAsync($"helpdesk here {World.Code}");
        AssertPeople(paul, 3);
        await paul.PressAsync("incident_over");
        Assert.Equal("Paul", world.Incidents.All.Single().End!.Who.Name);
    }

    private async Task<Chat> OutageAsync()
    {
        var emil = await world.HelpdeskAsync();
        foreach (var person in (string[])["Rosa", "Uwe", "Vera"])
        {
            await MeetAsync(person);
        }

        return emil;
    }

    private async Task<Chat> MeetAsync(string person)
    {
        var chat = world.Chat(person, $"{person}-and-bot");
        await chat.SayAsync(GmailDown);
        return chat;
    }

    private static async Task HandOverAsync(Chat person)
    {
        await person.SayAsync("human");
        await person.PressAsync("send");
    }

    private static void AssertPeople(Chat helpdesk, int people) => Assert.Contains($"People\n{people}", IncidentCard(helpdesk), StringComparison.Ordinal);

    private static string IncidentCard(Chat helpdesk) => helpdesk.Messages.Single(message => message.Card is not null && message.Words.Contains("Incident 1: ", StringComparison.Ordinal)).Words;
}
