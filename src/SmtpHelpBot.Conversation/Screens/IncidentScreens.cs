using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>An incident, as the helpdesk sees it.</summary>
internal sealed record IncidentScreen : Screen
{
    public override string Card => "incident";

    public required int Incident { get; init; }

    public required string Heading { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What everybody was told at the end; empty where nothing, or while it lasts.</summary>
    public required string Words { get; init; }

    public required bool Lasts { get; init; }

    /// <param name="incident">The incident.</param>
    /// <param name="people">How many people met the trouble.</param>
    /// <param name="tickets">The tickets that belong to it.</param>
    /// <param name="texts">The words.</param>
    public static IncidentScreen Of(Incident incident, int people, TicketPage tickets, Texts texts)
    {
        var heading = texts.Format("card.incident.heading", ("number", IncidentWords.Number(incident)), ("provider", incident.Name));
        var state = IncidentWords.State(incident, texts);
        return new()
        {
            Summary = texts.Format("card.incident.summary", ("heading", heading), ("state", state)),
            Incident = incident.Number,
            Heading = heading,
            State = state,
            Facts =
            [
                new(texts["card.incident.fact_people"], people.ToString(CultureInfo.InvariantCulture)),
                new(texts["card.incident.fact_tickets"], TicketsOf(tickets, texts)),
            ],
            Words = incident.End?.Words?.Value ?? "",
            Lasts = incident.End is null,
        };
    }

    private static string TicketsOf(TicketPage tickets, Texts texts) => tickets.Total switch
    {
        0 => texts["card.incident.no_tickets"],
        var total when total > tickets.Tickets.Count => texts.Format("card.incident.more_tickets", ("numbers", Numbers(tickets)), ("total", total.ToString(CultureInfo.InvariantCulture))),
        _ => Numbers(tickets),
    };

    private static string Numbers(TicketPage tickets) => string.Join(", ", tickets.Tickets.Select(TicketWords.Number));
}

/// <summary>A person is told that many have the same trouble, or that it is over.</summary>
internal sealed record IncidentNewsScreen : Screen
{
    public override string Card => "incident-news";

    public required string Title { get; init; }

    public required string Told { get; init; }

    /// <summary>What an expert adds; empty where nothing.</summary>
    public required string Words { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }

    public static IncidentNewsScreen Of(Incident incident, Texts texts)
    {
        var kind = incident.End switch
        {
            null => "lasts",
            { How: IncidentOutcome.Over } => "over",
            { How: IncidentOutcome.FalseAlarm } => "false",
            { How: var other } => throw new ArgumentOutOfRangeException(nameof(incident), other, "Not an outcome."),
        };
        var told = texts.Format($"incident.{kind}.told", ("provider", incident.Name));
        return new()
        {
            Summary = told,
            Title = texts.Format($"incident.{kind}.title", ("provider", incident.Name)),
            Told = told,
            Words = incident.End?.Words?.Value ?? "",
            Next = texts[$"incident.{kind}.next"],
        };
    }
}

/// <summary>Says in words how an incident stands.</summary>
internal static class IncidentWords
{
    /// <summary>The number people say.</summary>
    public static string Number(Incident incident) => incident.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a person is told who meets the same trouble.</summary>
    public static string Note(Incident incident, Texts texts) =>
        $"{texts.Format("incident.lasts.told", ("provider", incident.Name))} {texts["incident.lasts.next"]}";

    public static string State(Incident incident, Texts texts) => incident.End switch
    {
        null => texts.Format("incident.state.lasts", ("time", TicketWords.Clock(incident.OpenedAt))),
        { How: IncidentOutcome.Over } end => Ended("incident.state.over", end, texts),
        { How: IncidentOutcome.FalseAlarm } end => Ended("incident.state.false", end, texts),
        { How: var other } => throw new ArgumentOutOfRangeException(nameof(incident), other, "Not an outcome."),
    };

    /// <summary>How it stands, as a line in the helpdesk.</summary>
    public static string Line(Incident incident, Texts texts) => texts.Format(
        "incident.line", ("number", Number(incident)), ("state", State(incident, texts)), ("words", incident.End?.Words?.Value ?? "")).TrimEnd(' ', ':');

    private static string Ended(string key, IncidentEnd end, Texts texts) => texts.Format(key, ("name", end.Who.Name), ("time", TicketWords.Clock(end.At)));
}
