namespace SmtpHelpBot.Conversation.Tests.Talks;

public sealed class OverviewTests
{
    private readonly World world = new();

    [Fact]
    public async Task The_open_tickets_are_listed_oldest_first_with_a_way_to_each()
    {
        var emil = await world.HelpdeskAsync();
        await emil.SayAsync("tickets");
        Assert.Contains("No ticket is open.", emil.Last.Words, StringComparison.Ordinal);

        await HandOverAsync("Rosa");
        world.Time.Advance(TimeSpan.FromHours(5));
        await HandOverAsync("Uwe");
        await emil.SayAsync("tickets");
        Assert.Contains("Oldest first: 2 of 2.", emil.Last.Words, StringComparison.Ordinal);
        Assert.Matches("(?s)Ticket 1: Rosa, waiting for someone.5 h.*Ticket 2: Uwe, waiting for someone.under a minute", emil.Last.Words);

        await emil.PressAsync("ticket_details");
        Assert.Contains("Ticket 1", emil.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tickets mine", 1)]
    [InlineData("tickets rosa", 1)]
    [InlineData("Tickets UWE", 2)]
    [InlineData("tickets uwe MEI", 2)]
    [InlineData("tickets gmai uwe", 2)]
    public async Task They_are_found_by_their_expert_and_by_name(string words, int number)
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync("Rosa");
        await emil.PressAsync("ticket_claim");
        await HandOverAsync("Uwe Meier");
        await emil.SayAsync(words);

        Assert.Contains($"Ticket {number}:", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Oldest first: 1 of 1.", emil.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_is_called_says_how_to_ask()
    {
        var emil = await world.HelpdeskAsync();
        await emil.SayAsync("tickets nobody");

        Assert.Contains("No ticket fits that. Say tickets, tickets mine", emil.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_counts_tickets_and_who_needed_none()
    {
        var emil = await world.HelpdeskAsync();
        await HandOverAsync("Rosa");
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
        var uwe = world.Chat("Uwe", "uwe-and-bot");
        await uwe.SayAsync("walk");
        await uwe.PressAsync("fixed");
        await emil.SayAsync("report");

        Assert.Contains("Tickets in the last 30 days: 1.", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("50% of all, 1 cases", emil.Last.Words, StringComparison.Ordinal);
        Assert.Matches("(?s)Two-factor sign-in.▇+", emil.Last.Words);
    }

    [Fact]
    public async Task To_a_person_tickets_are_their_own()
    {
        await world.HelpdeskAsync();
        var rosa = await HandOverAsync("Rosa");
        await HandOverAsync("Uwe");
        await rosa.SayAsync("tickets");

        Assert.Contains("1, waiting for someone", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Uwe", rosa.Last.Words, StringComparison.Ordinal);
    }

    private async Task<Chat> HandOverAsync(string person)
    {
        var chat = world.Chat(person, $"{person}-and-bot");
        await chat.SayAsync("535 5.7.8 Username and Password not accepted. gsmtp");
        await chat.PressAsync("human");
        await chat.PressAsync("send");
        return chat;
    }
}
