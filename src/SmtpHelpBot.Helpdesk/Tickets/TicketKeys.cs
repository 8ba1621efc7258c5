using System.Globalization;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>Keys by which the messages about a ticket are found again in the helpdesk: its card, and the lines in the card's thread. Pure.</summary>
public static class TicketKeys
{
    /// <summary>What all of them begin with.</summary>
    public const string All = "ticket:";

    /// <summary>The ticket that a message with this key is about; null where it is about none.</summary>
    public static int? TicketOf(string key) =>
        key.Split(':') is ["ticket", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var ticket) ? ticket : null;

    /// <summary>The key of its card.</summary>
    public static string OfCard(int ticket) => string.Create(CultureInfo.InvariantCulture, $"{All}{ticket}");

    /// <summary>What the keys of its lines begin with.</summary>
    public static string OfLines(int ticket) => $"{OfCard(ticket)}:";

    /// <summary>The key of the line that tells of the last thing that happened to it.</summary>
    public static string OfLine(Ticket ticket) => OfLine(ticket.Number, ticket.History.Count);

    /// <summary>The keys of all lines that may have been told of it; of the first thing that happened the card itself tells.</summary>
    public static IEnumerable<string> OfAllLines(Ticket ticket) => Enumerable.Range(2, Math.Max(0, ticket.History.Count - 1)).Select(entry => OfLine(ticket.Number, entry));

    /// <summary>The key of the line that told of one of the things that happened to it, counted from 1.</summary>
    public static string OfLine(int ticket, int entry) => string.Create(CultureInfo.InvariantCulture, $"{OfLines(ticket)}{entry}");
}
