namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Messages that people change or take back after they were read.</summary>
public sealed class CorrectionTests
{
    private const string Wrong = "535 5.7.8 Username and Password not accepted";
    private const string Down = "421 4.3.0 Temporary System Problem. Try again later. gsmtp";
    private readonly World world = new();
    private readonly Chat rosa;

    public CorrectionTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task A_changed_message_is_read_again_and_the_old_text_counts_no_more()
    {
        await rosa.SendAsync("1", Wrong);
        await rosa.EditAsync("1", Down);
        Assert.Contains("Provider trouble", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync("my data");
        Assert.Contains("pasted texts: 1", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("535 5.7.8", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("421 4.3.0", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_greeting_that_becomes_an_error_text_is_read()
    {
        await rosa.SendAsync("1", "hello");
        await rosa.EditAsync("1", Wrong);

        Assert.Contains("535 5.7.8", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_changes_no_word_is_not_answered()
    {
        await rosa.SendAsync("1", Wrong);
        var messages = rosa.Messages.Count;
        await rosa.EditAsync("1", Wrong);

        Assert.Equal(messages, rosa.Messages.Count);
    }

    [Fact]
    public async Task A_command_by_an_edit_does_nothing_but_take_the_old_text_back()
    {
        await rosa.SendAsync("1", Wrong);
        var messages = rosa.Messages.Count;
        await rosa.EditAsync("1", "forget me now");

        Assert.Equal(messages, rosa.Messages.Count);
        Assert.Empty(world.Audit.Entries);
        await rosa.SayAsync("my data");
        Assert.Contains("nothing pasted", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_is_forgotten_without_a_word_and_the_rest_is_weighed_anew()
    {
        await rosa.SendAsync("1", Wrong);
        await rosa.SendAsync("2", Down);
        var messages = rosa.Messages.Count;
        await rosa.DeleteAsync("2");

        Assert.Equal(messages, rosa.Messages.Count);
        await rosa.SayAsync("my data");
        Assert.Contains("pasted texts: 1", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("421 4.3.0", rosa.Last.Words, StringComparison.Ordinal);
        await rosa.SayAsync("status");
        Assert.DoesNotContain("Provider trouble", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_forgets_it_too_and_its_card_shows_so()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SendAsync("1", Wrong);
        await rosa.PressAsync("human");
        await rosa.PressAsync("send");
        Assert.Contains("535 5.7.8", emil.Card.Words, StringComparison.Ordinal);
        await rosa.DeleteAsync("1");

        Assert.DoesNotContain("535 5.7.8", emil.Card.Words, StringComparison.Ordinal);
        Assert.Empty(world.Book.All.Single().Case.Readings);
    }

    [Fact]
    public async Task An_older_message_that_is_changed_is_no_answer_to_the_helpdesk()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SendAsync("1", Wrong);
        await rosa.PressAsync("human");
        await rosa.PressAsync("send");
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which program?"));
        var messages = rosa.Messages.Count;
        await rosa.EditAsync("1", Down);

        Assert.Equal(messages, rosa.Messages.Count);
        Assert.Equal(Helpdesk.Tickets.TicketState.WaitingForUser, world.Book.All.Single().State);
        Assert.Equal([Down], world.Book.All.Single().Case.Readings.Select(reading => reading.Source.Value));
    }

    [Fact]
    public async Task The_ticket_has_what_a_changed_message_says_now_and_the_chat_stays_quiet()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SendAsync("1", Wrong);
        await rosa.PressAsync("human");
        await rosa.PressAsync("send");
        var messages = rosa.Messages.Count;
        await rosa.EditAsync("1", Down);
        await rosa.EditAsync("1", Down);

        Assert.Equal(messages, rosa.Messages.Count);
        Assert.Equal([Down], world.Book.All.Single().Case.Readings.Select(reading => reading.Source.Value));
        Assert.Contains("421 4.3.0", emil.Card.Words, StringComparison.Ordinal);
        await rosa.EditAsync("1", Wrong);
        Assert.Equal([Wrong], world.Book.All.Single().Case.Readings.Select(reading => reading.Source.Value));
    }

    [Fact]
    public async Task A_corrected_answer_to_the_helpdesk_reaches_the_ticket()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which program?"));
        await rosa.SendAsync("9", "Thunderbrid 128 on the old laptop");
        await rosa.EditAsync("9", "Thunderbird 128 on the old laptop");

        Assert.Equal("Thunderbird 128 on the old laptop", world.Book.All.Single().History[^1].Words!.Value);
        Assert.Contains("Your answer is on ticket 1.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_helpdesk_a_changed_line_is_nothing_to_the_bot()
    {
        await world.HelpdeskAsync();
        var emil = world.Chat("Emil", "desk", "channel");
        var messages = emil.Messages.Count;
        await emil.EditAsync("77", Wrong);

        Assert.Equal(messages, emil.Messages.Count);
    }
}
