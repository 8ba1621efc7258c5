using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>What is kept of a person is theirs to see, and to have forgotten.</summary>
public sealed class PersonTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public PersonTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task My_data_shows_what_is_kept_with_what_was_written()
    {
        await HandOverAsync();
        await rosa.SayAsync("my data");

        Assert.Contains("pasted texts: 1, steps tried: 0, server checks: 0", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Your tickets\n1", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("It worked until Monday.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("535 5.7.8", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["forget_me"], rosa.Offered);
    }

    [Fact]
    public async Task Forget_me_says_what_goes_and_what_stays_and_does_nothing_yet()
    {
        await HandOverAsync();
        await rosa.SayAsync("forget me");

        Assert.Contains("It cannot be undone.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("without your name", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("what you did on other people's tickets", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal("Rosa", world.Book.All.Single().Requester.Name);
    }

    [Fact]
    public async Task Who_thinks_better_of_it_keeps_everything_and_the_form_that_is_open()
    {
        await rosa.SayAsync("forget me");
        await rosa.SayAsync("check my server");
        await rosa.PressAsync("forget_me_not");

        Assert.Contains("Nothing was deleted.", rosa.Answer, StringComparison.Ordinal);
        Assert.Empty(world.Audit.Entries);
        await rosa.SayAsync("cancel");
        Assert.Contains("Cancelled. Nothing was sent.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Said_twice_by_button_or_by_word_it_is_done_with_a_receipt(bool byButton)
    {
        var emil = await HandOverAsync();
        await rosa.SayAsync("forget me");
        await (byButton ? rosa.PressAsync("forget_me_now") : rosa.SayAsync("forget me now"));
        var ticket = world.Book.All.Single();

        Assert.Matches("(?s)You are forgotten.*[A-Z2-9]{8}.*2026-11-24 12:00 UTC", byButton ? rosa.Answer : rosa.Last.Words);
        Assert.Equal((TicketState.Withdrawn, "", true), (ticket.State, ticket.Requester.Id, ticket.IsForgotten));
        Assert.Empty(ticket.Case.Readings);
        Assert.All(ticket.History, entry => Assert.Null(entry.Words));
        Assert.DoesNotContain("Rosa", emil.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("until Monday", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("the user had all of it forgotten", emil.Card.Words, StringComparison.Ordinal);
        var entry = Assert.Single(world.Audit.Entries);
        Assert.Equal((AuditReason.Forgotten, "", ""), (entry.Why, entry.Who.Id, entry.Conversation));
        Assert.Contains(entry.What.Split(' ')[1], byButton ? rosa.Answer : rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_under_the_card_go_and_where_the_bot_is_the_platform_what_it_shows()
    {
        var emil = await HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which program?"));
        await rosa.SayAsync("It is Outlook.");
        Assert.Equal(3, emil.Messages.Count(message => message.Under == emil.Card));
        await rosa.SayAsync("forget me now");

        Assert.DoesNotContain(emil.Messages, message => message.Under == emil.Card);
        Assert.Equal(["desk", "rosa-and-bot"], world.Forgotten);
    }

    [Fact]
    public async Task The_receipt_names_what_was_deleted()
    {
        await HandOverAsync();
        var shown = rosa.Messages.Count;
        await rosa.SayAsync("forget me now");

        Assert.Contains("My memory\n1 deleted", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Your tickets\n1, emptied", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains($"On this page\n{shown} deleted", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Not delivered\nnothing", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expert_reads_what_they_wrote_on_the_tickets_of_others_and_that_it_stays()
    {
        var desk = await HandOverAsync();
        await desk.PressAsync("ticket_claim");
        await desk.PressAsync("ticket_ask", ("question", "Which program?"));
        var emil = world.Chat("Emil", "emil-and-bot");
        await emil.SayAsync("my data");

        Assert.Contains("Your work as an expert\ntickets of others, and incidents: 1", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Which program?", emil.Last.Words, StringComparison.Ordinal);
        await emil.SayAsync("forget me now");
        Assert.Contains("Your work as an expert\non record, with your name: 1", emil.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("my data");
        Assert.DoesNotContain("as an expert", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expert_reads_what_they_told_everybody_at_the_end_of_an_incident()
    {
        var desk = await world.HelpdeskAsync();
        foreach (var person in (string[])["Rosa", "Uwe", "Vera"])
        {
            await world.Chat(person, $"{person}-and-bot").SayAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
        }

        await desk.PressAsync("incident_over", ("words", "Gmail mended it at noon."));
        var emil = world.Chat("Emil", "emil-and-bot");
        await emil.SayAsync("my data");

        Assert.Contains("tickets of others, and incidents: 1", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Gmail mended it at noon.", emil.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_what_is_kept_has_its_words_on_both_cards()
    {
        var all = new StoredOfPerson(Enum.GetValues<PersonalKind>().ToDictionary(kind => kind, _ => 3), [7, 8, 9]);
        var shown = MyDataScreen.Of(all, new() { Id = CaseId.New(), OpenedAt = Examples.Noon }, [], Texts.English).Facts;
        var receipt = ForgottenScreen.Of("K7QX2M9P", Examples.Noon, all, Texts.English).Facts;

        Assert.All(Enum.GetValues<PersonalKind>(), kind => Assert.Contains(shown, fact => fact.Title == kind.Title(Texts.English) && fact.Value.Contains(kind == PersonalKind.Tickets ? '7' : '3')));
        Assert.All(Enum.GetValues<PersonalKind>(), kind => Assert.Contains(receipt, fact => fact.Title == kind.Title(Texts.English) && fact.Value.Contains(kind == PersonalKind.Tickets ? '7' : '3')));
    }

    [Fact]
    public async Task An_expert_can_read_what_is_left_of_a_ticket_and_open_it_no_more()
    {
        var emil = await HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        var reopen = emil.DataOf("ticket_reopen");
        await rosa.SayAsync("forget me now");
        Assert.Equal(["ticket_details"], emil.Offered);
        await emil.PressAsync(emil.Card, reopen);

        Assert.Contains("nobody is there to answer any more", emil.Answer, StringComparison.Ordinal);
        Assert.Equal(("Emil", TicketState.Resolved), (world.Book.All.Single().Claimer!.Name, world.Book.All.Single().State));
    }

    [Fact]
    public async Task Where_others_read_along_it_is_not_talked_about()
    {
        var emil = await HandOverAsync();
        var group = world.Chat("Rosa", "group", "groupChat");
        foreach (var words in (string[])["my data", "forget me", "forget me now"])
        {
            await group.MentionAsync(words);
            Assert.Equal("That is between you and me: say it in a personal chat.", group.Last.Words);
            await emil.MentionAsync(words);
            Assert.Equal("That is between you and me: say it in a personal chat.", emil.Last.Words);
        }

        Assert.False(world.Book.All.Single().IsForgotten);
    }

    private async Task<Chat> HandOverAsync()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SayAsync("535 5.7.8 Username and Password not accepted");
        await rosa.PressAsync("human");
        await rosa.PressAsync("send", ("note", "It worked until Monday."));
        return emil;
    }
}
