using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>What the person who opened a ticket does with it.</summary>
public sealed class RequesterTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public RequesterTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Theory]
    [InlineData("587")]
    [InlineData("yes")]
    public async Task A_typed_answer_reaches_the_ticket(string words)
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Does it say 587?"));
        await rosa.SayAsync(words);

        Assert.Equal(words, world.Book.All.Single().History[^1].Words!.Value);
        Assert.Contains("Your answer is on ticket 1.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket_thanks", "Good to hear that mail goes out")]
    [InlineData("withdraw", "Ticket 1 is taken back.")]
    public async Task Who_has_no_answer_to_a_question_can_leave_it(string act, string said)
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        await rosa.PressAsync(act);

        Assert.Contains(said, rosa.Answer, StringComparison.Ordinal);
        Assert.Equal(TicketState.Withdrawn, world.Book.All.Single().State);
    }

    [Fact]
    public async Task The_person_can_take_the_ticket_back_and_go_on()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.PressAsync("withdraw");
        Assert.Contains("Ticket 1 is taken back.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("taken back by the user", emil.Card.Words, StringComparison.Ordinal);

        await rosa.SayAsync("walk");
        Assert.Contains("step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_back_on_an_old_card_changes_nothing_of_a_resolved_ticket_which_still_broken_opens_again()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        var old = rosa.DataOf("withdraw");
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "credentials"), ("words", "Type it anew."));

        await rosa.PressAsync(rosa.Last, old);
        Assert.Equal(TicketState.Resolved, world.Book.All.Single().State);
        await rosa.SayAsync("still broken");
        Assert.Equal(TicketState.Reopened, world.Book.All.Single().State);
    }

    [Theory]
    [InlineData("it works now")]
    [InlineData("fixed")]
    public async Task Who_is_helped_meanwhile_frees_the_helpdesk(string words)
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.SayAsync(words);

        Assert.Equal(TicketState.Withdrawn, world.Book.All.Single().State);
        Assert.Contains("Ticket 1: Rosa took it back", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Use a strong password", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Still_broken_opens_it_again_and_the_helpdesk_hears_of_it()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        await rosa.PressAsync("ticket_reopen");

        Assert.Contains("Ticket 1 is open again.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("Ticket 1: Rosa opened it again", emil.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["ticket_claim", "ticket_details"], emil.Offered);
    }

    [Theory]
    [InlineData("still broken", TicketState.Reopened)]
    [InlineData("it works now", TicketState.Resolved)]
    public async Task What_is_typed_after_the_advice_of_an_expert_is_about_that_advice(string words, TicketState state)
    {
        await rosa.BeAdvisedAsync(await world.HelpdeskAsync());
        await rosa.SayAsync("status");
        Assert.Contains("The helpdesk has answered. Does mail go out now?", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync(words);

        Assert.Equal(state, world.Book.All.Single().State);
    }

    [Fact]
    public async Task Thanked_and_then_broken_again_a_human_has_the_case_again()
    {
        await rosa.BeAdvisedAsync(await world.HelpdeskAsync());
        await rosa.PressAsync("ticket_thanks");
        await rosa.PressAsync(rosa.Card, new JObject { ["act"] = "ticket_reopen", ["ticket"] = 1 });
        await rosa.SayAsync("status");

        Assert.Contains("A human has it.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("1, open again", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_adds_to_a_ticket_that_nobody_asked_about_yet()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.PressAsync("ticket_answer", ("answer", "It is the scanner on the second floor."));

        Assert.Contains("It is the scanner on the second floor.", emil.Card.Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.New, world.Book.All.Single().State);
    }

    [Fact]
    public async Task A_person_with_two_tickets_sees_both_and_says_which_to_take_back()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.SayAsync("start over");
        await rosa.HandOverAsync();
        await rosa.SayAsync("start over");

        await rosa.SayAsync("status");
        Assert.Contains("2, waiting for someone", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("1, waiting for someone", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("withdraw");
        Assert.Contains("You have these open tickets: 2, 1.", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("withdraw 1");
        Assert.Contains("Ticket 1 is taken back.", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("withdraw");
        Assert.Contains("Ticket 2 is taken back.", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("withdraw");
        Assert.Contains("You have no open ticket here.", rosa.Last.Words, StringComparison.Ordinal);
    }
}
