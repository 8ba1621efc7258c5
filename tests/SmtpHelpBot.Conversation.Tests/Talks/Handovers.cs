namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The ways to a ticket that many tests begin with.</summary>
internal static class Handovers
{
    /// <summary>The person pastes an error and hands it over.</summary>
    public static async Task HandOverAsync(this Chat person)
    {
        await person.SayAsync("535 5.7.8 Username and Password not accepted");
        await person.PressAsync("human");
        await person.PressAsync("send", ("note", "It worked until Monday."));
    }

    /// <summary>The person hands over, is asked, answers, and gets advice.</summary>
    public static async Task BeAdvisedAsync(this Chat person, Chat expert)
    {
        await person.HandOverAsync();
        await expert.PressAsync("ticket_claim");
        await expert.PressAsync("ticket_ask", ("question", "Which port?"));
        await person.SayAsync("587");
        await expert.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "App password."));
    }
}
