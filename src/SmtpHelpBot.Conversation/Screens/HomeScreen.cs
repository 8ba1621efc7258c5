using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The bot's own page: hello, what can be done here, and the person's open tickets.</summary>
internal sealed record HomeScreen : Screen
{
    public override string Card => "home";

    public required IReadOnlyList<TicketListScreen.Row> Rows { get; init; }

    public static HomeScreen Of(IReadOnlyList<Ticket> open, DateTimeOffset now, Texts texts) => new()
    {
        Summary = texts["card.home.summary"],
        Rows = [.. open.Select(ticket => TicketListScreen.Row.Of(ticket, now, texts))],
    };
}
