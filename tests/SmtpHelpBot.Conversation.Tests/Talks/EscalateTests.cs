using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

public sealed class EscalateTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public EscalateTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task From_the_paste_to_the_answer_of_a_human()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);

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

    [Theory]
    [InlineData("587")]
    [InlineData("yes")]
    public async Task A_typed_answer_reaches_the_ticket(string words)
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Does it say 587?"));
        await rosa.SayAsync(words);

        Assert.Equal(words, world.Book.All.Single().History[^1].Words!.Value);
        Assert.Contains("Your answer is on ticket 1.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_experts_who_claim_have_one_winner_and_a_named_loser()
    {
        var emil = await world.HelpdeskAsync();
        var tove = world.Chat("Tove", "desk", "channel");
        await HandOverAsync(rosa);
        var both = tove.DataOf("ticket_claim");
        await emil.PressAsync("ticket_claim");
        await tove.PressAsync(tove.Card, both);

        Assert.Contains("Emil claimed it already, at 2026-11-24 12:00 UTC.", tove.Answer, StringComparison.Ordinal);
        Assert.Equal("Emil", world.Book.All.Single().Claimer!.Name);
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
        await HandOverAsync(rosa);
        await rosa.SayAsync("talk to a human");

        Assert.Contains("A human has this already, as ticket 1.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_can_take_the_ticket_back_and_go_on()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await rosa.PressAsync("withdraw");
        Assert.Contains("Ticket 1 is taken back.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("taken back by the user", emil.Card.Words, StringComparison.Ordinal);

        await rosa.SayAsync("walk");
        Assert.Contains("step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it works now")]
    [InlineData("fixed")]
    public async Task Who_is_helped_meanwhile_frees_the_helpdesk(string words)
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await rosa.SayAsync(words);

        Assert.Equal(TicketState.Withdrawn, world.Book.All.Single().State);
        Assert.Contains("Ticket 1: Rosa took it back", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Use a strong password", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Still_broken_opens_it_again_and_the_helpdesk_hears_of_it()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        await rosa.PressAsync("ticket_reopen");

        Assert.Contains("Ticket 1 is open again.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("Ticket 1: Rosa opened it again", emil.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["ticket_claim", "ticket_details"], emil.Offered);
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
    public async Task Handed_over_again_it_is_the_same_ticket()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await rosa.SayAsync("withdraw");
        await rosa.SayAsync("human");
        await rosa.PressAsync("send", ("note", "It is back."));

        Assert.Contains("Your ticket is number 1.", rosa.Messages[^2].Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.Reopened, world.Book.All.Single().State);
        Assert.Contains("It is back.", emil.Card.Words, StringComparison.Ordinal);
        Assert.Equal(["ticket_claim", "ticket_details"], emil.Offered);
    }

    [Theory]
    [InlineData("still broken", TicketState.Reopened)]
    [InlineData("it works now", TicketState.Resolved)]
    public async Task What_is_typed_after_the_advice_of_an_expert_is_about_that_advice(string words, TicketState state)
    {
        await ResolveAsync(await world.HelpdeskAsync());
        await rosa.SayAsync("status");
        Assert.Contains("The helpdesk has answered. Does mail go out now?", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync(words);

        Assert.Equal(state, world.Book.All.Single().State);
    }

    [Fact]
    public async Task Thanked_and_then_broken_again_a_human_has_the_case_again()
    {
        await ResolveAsync(await world.HelpdeskAsync());
        await rosa.PressAsync("ticket_thanks");
        await rosa.PressAsync(rosa.Card, new JObject { ["act"] = "ticket_reopen", ["ticket"] = 1 });
        await rosa.SayAsync("status");

        Assert.Contains("A human has it.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("1, open again", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expert_hands_over_with_a_word_that_only_the_colleagues_see()
    {
        var emil = await world.HelpdeskAsync();
        var tove = world.Chat("Tove", "desk", "channel");
        await HandOverAsync(rosa);
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
        await HandOverAsync(rosa);
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
        await ResolveAsync(emil);

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

    [Fact]
    public async Task The_person_adds_to_a_ticket_that_nobody_asked_about_yet()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await rosa.PressAsync("ticket_answer", ("answer", "It is the scanner on the second floor."));

        Assert.Contains("It is the scanner on the second floor.", emil.Card.Words, StringComparison.Ordinal);
        Assert.Equal(TicketState.New, world.Book.All.Single().State);
    }

    [Fact]
    public async Task A_person_with_two_tickets_sees_both_and_says_which_to_take_back()
    {
        await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await rosa.SayAsync("start over");
        await HandOverAsync(rosa);
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

    [Fact]
    public async Task A_helpdesk_named_in_a_thread_gets_its_tickets_in_the_channel()
    {
        var emil = world.Chat("Emil", "19:team@thread.tacv2;messageid=1", "channel", "msteams");
        await emil.MentionAsync($"helpdesk here {World.Code}");
        await HandOverAsync(rosa);

        Assert.Contains("Ticket 1", Assert.Single(world.In("19:team@thread.tacv2")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket_ask", "Please write something first.")]
    [InlineData("ticket_resolve", "Please choose a cause first.")]
    public async Task An_empty_form_of_an_expert_changes_nothing(string act, string said)
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync(rosa);
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync(act);

        Assert.Contains(said, emil.Answer, StringComparison.Ordinal);
        Assert.Equal(TicketState.Claimed, world.Book.All.Single().State);
    }

    [Fact]
    public async Task A_wrong_code_names_no_helpdesk()
    {
        await rosa.SayAsync("helpdesk here WRONG");

        Assert.Contains("That is not the code.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Rooms.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task In_a_Teams_channel_every_thread_is_the_helpdesk()
    {
        var named = world.Chat("Emil", "19:team@thread.tacv2;messageid=1", "channel", "msteams");
        await named.MentionAsync($"helpdesk here {World.Code}");
        var thread = world.Chat("Emil", "19:team@thread.tacv2;messageid=2", "channel", "msteams");
        await thread.MentionAsync("hello");

        Assert.Contains("This is a helpdesk conversation", thread.Last.Words, StringComparison.Ordinal);
    }

    private async Task ResolveAsync(Chat expert)
    {
        await HandOverAsync(rosa);
        await expert.PressAsync("ticket_claim");
        await expert.PressAsync("ticket_ask", ("question", "Which port?"));
        await rosa.SayAsync("587");
        await expert.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
    }

    private static async Task HandOverAsync(Chat person)
    {
        await person.SayAsync("535 5.7.8 Username and Password not accepted");
        await person.PressAsync("human");
        await person.PressAsync("send", ("note", "It worked until Monday."));
    }
}
