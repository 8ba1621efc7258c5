using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>A person hands their trouble over to a human, and what they are told.</summary>
public sealed class HandOverTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public HandOverTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task From_the_paste_to_the_answer_of_a_human()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();

        Assert.Contains("Your ticket is number 1.", rosa.Messages[^2].Words, StringComparison.Ordinal);
        Assert.Contains("A message to copy", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("waiting for someone", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("It worked until Monday.", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("535 5.7.8", emil.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["ticket_claim", "ticket_details"], emil.Offered);

        await emil.PressAsync("ticket_claim");
        Assert.Contains("with Emil", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Emil from the helpdesk looks at it now.", rosa.Last.Words, StringComparison.Ordinal);

        await emil.PressAsync("ticket_ask", ("question", "Which port is set?"));
        Assert.Contains("Emil waits for an answer", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Which port is set?", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.PressAsync("ticket_answer", ("answer", "587"));
        Assert.Contains("Your answer is on ticket 1.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("587", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Ticket 1: Rosa answered: 587", emil.Last.Words, StringComparison.Ordinal);

        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "Create an app password."));
        Assert.Contains("resolved by Emil", emil.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Emil resolved it: Two-factor sign-in.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Create an app password.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Single(emil.Messages, message => message.Card is not null);

        await rosa.PressAsync("ticket_thanks");
        Assert.Contains("Keep two-factor sign-in on.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_helpdesk_the_person_is_told_so_and_gets_the_provider_and_the_words()
    {
        await rosa.SayAsync("535 5.7.8 not accepted");
        await rosa.PressAsync("human");

        Assert.Contains("No helpdesk is connected to me here", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("A message to copy", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("Error code: 535 5.7.8", rosa.Answer, StringComparison.Ordinal);
        Assert.Empty(world.Book.All);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_person_agrees()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SayAsync("talk to a human");
        await rosa.PressAsync("cancel");

        Assert.Contains("Cancelled. Nothing was sent.", rosa.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(emil.Messages, message => message.Card is not null);
    }

    [Fact]
    public async Task Agreeing_twice_opens_one_ticket()
    {
        await world.HelpdeskAsync();
        await rosa.SayAsync("talk to a human");
        var send = rosa.DataOf("send");
        var card = rosa.Card;
        await rosa.PressAsync(card, (JObject)send.DeepClone());
        await rosa.PressAsync(card, send);

        Assert.Single(world.Book.All);
        Assert.Contains("That button was from an older card.", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_for_a_human_the_open_ticket_is_named()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.SayAsync("talk to a human");

        Assert.Contains("A human has this already, as ticket 1.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_group_the_details_go_to_the_personal_chat()
    {
        await world.HelpdeskAsync();
        await rosa.SayAsync("hello");
        var group = world.Chat("Rosa", "group", "groupChat");
        await group.MentionAsync("535 5.7.8 secret-host.example.com refused");
        await group.PressAsync("human");
        await group.PressAsync("send");

        Assert.Contains("I sent you the details in our personal chat.", group.Answer, StringComparison.Ordinal);
        Assert.Contains("A message to copy", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal("rosa-and-bot", world.Book.All.Single().RequesterAddress.Conversation);
    }

    [Fact]
    public async Task From_a_group_one_person_cannot_fill_the_helpdesk_either()
    {
        await world.HelpdeskAsync();
        await rosa.SayAsync("hello");
        var group = world.Chat("Rosa", "group", "groupChat");
        foreach (var error in (string[])["535 5.7.8 refused", "550 5.7.1 refused", "454 4.7.0 refused"])
        {
            await group.MentionAsync(error);
            await group.MentionAsync("human");
            await group.PressAsync("send");
            await group.MentionAsync("start over");
        }

        await group.MentionAsync("530 5.7.0 refused");
        await group.MentionAsync("human");

        Assert.Contains("1, 2, 3", group.Last.Words, StringComparison.Ordinal);
        Assert.All(world.Book.All, ticket => Assert.Equal("rosa-and-bot", ticket.RequesterAddress.Conversation));
    }

    [Fact]
    public async Task Handed_over_again_it_is_the_same_ticket()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.SayAsync("withdraw");
        await rosa.SayAsync("human");
        await rosa.PressAsync("send", ("note", "It is back."));

        Assert.Contains("Your ticket is number 1.", rosa.Messages[^2].Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.Reopened, world.Book.All.Single().State);
        Assert.Contains("It is back.", emil.Card.Words, StringComparison.Ordinal);
        Assert.Equal(["ticket_claim", "ticket_details"], emil.Offered);
    }

    [Fact]
    public async Task What_is_sent_while_an_expert_opened_the_ticket_again_is_added_to_it()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.BeAdvisedAsync(emil);
        await rosa.SayAsync("talk to a human");
        await emil.PressAsync("ticket_reopen");
        await rosa.PressAsync("send", ("note", "It is back on the scanner."));

        Assert.Equal(TicketState.Reopened, world.Book.All.Single().State);
        Assert.Contains("It is back on the scanner.", emil.Card.Words, StringComparison.Ordinal);
    }
}
