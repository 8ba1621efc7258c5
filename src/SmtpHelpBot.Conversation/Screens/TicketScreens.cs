using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>A ticket, as the helpdesk sees it.</summary>
internal sealed record TicketScreen : Screen
{
    private const int MostEntries = 12;
    private const int LongestWords = 400;

    /// <summary>Teams refreshes a card for so many people at most (User Specific Views, Microsoft Teams platform documentation).</summary>
    private const int MostViewers = 60;

    /// <summary>All that is known still has to fit: more of the text, less of each word.</summary>
    private const int MostEntriesInFull = 24;
    private const int LongestWordsInFull = 120;
    private const int MostQuotesInFull = 2;
    private const int LongestQuoteInFull = 1200;

    public override string Card => "ticket";

    public required int Ticket { get; init; }

    public required string Heading { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<string> Quotes { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    public required IReadOnlyList<Entry> History { get; init; }

    public required IReadOnlyList<Choice> Causes { get; init; }

    public required string Likeliest { get; init; }

    public bool CanClaim { get; init; }

    /// <summary>Whether the viewer can ask back and resolve: who has claimed it can.</summary>
    public bool CanWork { get; init; }

    /// <summary>Whether it can be given back to all: every expert can, because whoever has it may be away.</summary>
    public bool CanHandOver { get; init; }

    public bool CanReopen { get; init; }

    /// <summary>Whether there is more to show than this.</summary>
    public bool HasDetails { get; init; }

    /// <summary>What a client asks for to see the card anew, as it is for the person at the client.</summary>
    public string View { get; init; } = "ticket_view";

    /// <summary>
    /// Whose clients in a conversation of more than 60 do so by themselves (in a smaller one all do): who has worked on the ticket.
    /// </summary>
    public IReadOnlyList<string> Viewers { get; init; } = [];

    /// <summary>The card as everybody may see it; or as one viewer does, without the buttons that would only be refused.</summary>
    public static TicketScreen Of(Ticket ticket, CaseView view, Texts texts, string? viewer = null) => new()
    {
        Summary = texts.Format("card.ticket.summary", ("number", TicketWords.Number(ticket)), ("name", ticket.Requester.Name), ("state", TicketWords.State(ticket, texts))),
        Ticket = ticket.Number,
        Heading = texts.Format("card.ticket.heading", ("number", TicketWords.Number(ticket))),
        State = TicketWords.State(ticket, texts),
        Facts = [.. FactsOf(ticket, texts), .. view.Facts],
        Quotes = view.Quotes,
        Steps = view.Steps,
        History = [.. ticket.History.TakeLast(MostEntries).Select(entry => Entry.Of(entry, texts, LongestWords))],
        Causes = [.. Enum.GetValues<Cause>().Select(cause => new Choice(texts[$"cause.{cause.ToName()}"], cause.ToName()))],
        Likeliest = (ticket.Case.Assessment.Likeliest ?? Cause.Credentials).ToName(),
        CanClaim = ticket.State is TicketState.New or TicketState.Reopened,
        CanWork = IsClaimed(ticket) && (viewer is null || viewer == ticket.Claimer?.Id),
        CanHandOver = IsClaimed(ticket),
        CanReopen = ticket is { State: TicketState.Resolved, IsForgotten: false },
        HasDetails = true,
        Viewers = ticket.IsForgotten ? [] : [.. ViewersOf(ticket)],
    };

    /// <summary>The ticket with the texts as they were pasted, and its longer history.</summary>
    public static TicketScreen Full(Ticket ticket, CaseView view, Texts texts, string? viewer = null) => Of(ticket, view, texts, viewer) with
    {
        Quotes = [.. ticket.Case.Readings.TakeLast(MostQuotesInFull).Select(reading => ShownText.Of(reading.Source.Value, LongestQuoteInFull))],
        History = [.. ticket.History.TakeLast(MostEntriesInFull).Select(entry => Entry.Of(entry, texts, LongestWordsInFull))],
        HasDetails = false,
        View = "ticket_details",
    };

    private static bool IsClaimed(Ticket ticket) => ticket.State is TicketState.Claimed or TicketState.WaitingForUser;

    /// <summary>The last of the experts, each once; the requester is none.</summary>
    private static IEnumerable<string> ViewersOf(Ticket ticket) => ticket.History.Select(entry => entry.Who.Id)
        .Where(id => id.Length > 0 && id != ticket.Requester.Id).Distinct(StringComparer.Ordinal).TakeLast(MostViewers);

    private static IEnumerable<Fact> FactsOf(Ticket ticket, Texts texts)
    {
        yield return new(texts["card.ticket.fact_who"], ticket.Requester.Name);
        yield return new(texts["card.ticket.fact_claimer"], ticket.Claimer?.Name ?? texts["card.ticket.nobody"]);
        if (ticket.Incident is { } incident)
        {
            yield return new(texts["card.ticket.fact_incident"], incident.ToString(CultureInfo.InvariantCulture));
        }

        if (ticket.Resolution is { } cause)
        {
            yield return new(texts["card.ticket.fact_resolution"], texts[$"cause.{cause.ToName()}"]);
        }
    }

    /// <summary>One line of the history.</summary>
    internal sealed record Entry(string Line, string Words)
    {
        public static Entry Of(TicketEntry entry, Texts texts, int longest) =>
            new($"{TicketWords.Clock(entry.At)} · {TicketWords.Event(entry, texts)}", ShownText.Of(entry.Words?.Value ?? "", longest));
    }

    /// <summary>One choice of a list.</summary>
    internal sealed record Choice(string Title, string Value);
}

/// <summary>The requester is told that a ticket moved.</summary>
internal sealed record TicketUpdateScreen : Screen
{
    public override string Card => "ticket-update";

    public required int Ticket { get; init; }

    public required string Told { get; init; }

    public required string Words { get; init; }

    public required bool Resolved { get; init; }

    public static TicketUpdateScreen Of(Ticket ticket, TicketNews news, Texts texts)
    {
        var told = TicketWords.Told(ticket, news, texts);
        return new()
        {
            Summary = texts.Format("card.ticket-update.summary", ("number", TicketWords.Number(ticket)), ("told", told)),
            Ticket = ticket.Number,
            Told = told,
            // What an expert writes when handing over is for the colleagues.
            Words = news.What == TicketEvent.HandedOver ? "" : news.Words?.Value ?? "",
            Resolved = news.What == TicketEvent.Resolved,
        };
    }
}

/// <summary>The helpdesk asks the requester something.</summary>
internal sealed record AskBackScreen : Screen
{
    public override string Card => "ask-back";

    public required int Ticket { get; init; }

    public required string Told { get; init; }

    public required string Question { get; init; }

    public static AskBackScreen Of(Ticket ticket, TicketNews news, Texts texts)
    {
        var number = TicketWords.Number(ticket);
        var question = news.Words?.Value ?? "";
        return new()
        {
            Summary = texts.Format("card.ask-back.summary", ("number", number), ("question", question)),
            Ticket = ticket.Number,
            Told = texts.Format("card.ask-back.told", ("name", news.By.Name), ("number", number)),
            Question = question,
        };
    }
}

/// <summary>The requester's receipt: a human will look at it.</summary>
internal sealed record HandedOverScreen : Screen
{
    public override string Card => "handed-over";

    public required int Ticket { get; init; }

    public required string Told { get; init; }

    public static HandedOverScreen Of(Ticket ticket, Texts texts)
    {
        var number = TicketWords.Number(ticket);
        return new()
        {
            Summary = texts.Format("card.handed-over.summary", ("number", number)),
            Ticket = ticket.Number,
            Told = texts.Format("card.handed-over.told", ("number", number)),
        };
    }
}
