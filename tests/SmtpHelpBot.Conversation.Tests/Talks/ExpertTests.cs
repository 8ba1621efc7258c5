using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>What experts do with tickets.</summary>
public sealed class ExpertTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public ExpertTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task Two_experts_who_claim_have_one_winner_and_a_named_loser()
    {
        var emil = await world.HelpdeskAsync();
        var tove = world.Chat("Tove", "desk", "channel");
        await rosa.HandOverAsync();
        var both = tove.DataOf("ticket_claim");
        await emil.PressAsync("ticket_claim");
        await tove.PressAsync(tove.Card, both);

        Assert.Contains("Emil claimed it already, at 2026-11-24 12:00 UTC.", tove.Answer, StringComparison.Ordinal);
        Assert.Equal("Emil", world.Book.All.Single().Claimer!.Name);
    }

    [Fact]
    public async Task An_expert_hands_over_with_a_word_that_only_the_colleagues_see()
    {
        var emil = await world.HelpdeskAsync();
        var tove = world.Chat("Tove", "desk", "channel");
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_hand_over", ("handover_note", "I am off to the dentist."));

        Assert.Contains("waiting for someone", tove.Card.Words, StringComparison.Ordinal);
        Assert.Contains("Ticket 1: Emil handed it over: I am off to the dentist.", tove.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Emil passed it on to a colleague", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("dentist", rosa.Last.Words, StringComparison.Ordinal);
        await tove.PressAsync("ticket_claim");
        Assert.Contains("with Tove", emil.Card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_is_pressed_again_because_its_answer_was_lost_asks_and_answers_once()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        var (ask, card) = (emil.DataOf("ticket_ask"), emil.Card);
        await emil.PressAsync(card, (JObject)ask.DeepClone(), ("question", "Which port?"));
        await emil.PressAsync(card, ask, ("question", "Which port?"));
        Assert.Single(rosa.Messages, message => message.Words.Contains("Which port?", StringComparison.Ordinal));
        Assert.Contains("Emil waits for an answer", emil.Answer, StringComparison.Ordinal);

        var (answer, asked) = (rosa.DataOf("ticket_answer"), rosa.Last);
        await rosa.PressAsync(asked, (JObject)answer.DeepClone(), ("answer", "587"));
        await rosa.PressAsync(asked, answer, ("answer", "587"));
        Assert.Single(world.Book.All.Single().History, entry => entry.Event == TicketEvent.Answered);
        Assert.Contains("Your answer is on ticket 1.", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_leaves_a_line_in_the_thread_of_the_card()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.BeAdvisedAsync(emil);

        Assert.Equal(
            ["Ticket 1: Emil claimed it", "Ticket 1: Emil asked: Which port?", "Ticket 1: Rosa answered: 587", "Ticket 1: Emil resolved it: App password."],
            emil.Messages.Where(message => message.Under is not null).Select(message => message.Words));
        Assert.All(emil.Messages.Where(message => message.Under is not null), line => Assert.Equal("ticket:1", line.Under!.Key));
    }

    [Fact]
    public async Task The_details_show_the_whole_paste_to_who_asks_for_them()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SayAsync($"535 5.7.8 not accepted {new string('x', 500)} the-end-of-it");
        await rosa.SayAsync("human");
        await rosa.PressAsync("send");
        Assert.DoesNotContain("the-end-of-it", emil.Card.Words, StringComparison.Ordinal);
        await emil.PressAsync("ticket_details");

        Assert.Contains("the-end-of-it", emil.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("the-end-of-it", emil.Card.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket_ask", "Please write something first.")]
    [InlineData("ticket_resolve", "Please choose a cause first.")]
    public async Task An_empty_form_of_an_expert_changes_nothing(string act, string said)
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync(act);

        Assert.Contains(said, emil.Answer, StringComparison.Ordinal);
        Assert.Equal(TicketState.Claimed, world.Book.All.Single().State);
    }
}
