using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Tickets, one a line, the oldest first.</summary>
internal sealed record TicketListScreen : Screen
{
    private const int LongestLine = 200;

    public override string Card => "tickets";

    public required IReadOnlyList<Row> Rows { get; init; }

    public static TicketListScreen Of(TicketPage page, string words, DateTimeOffset now, Texts texts) => new()
    {
        Summary = page.Total == 0
            ? texts[words.Length == 0 ? "card.tickets.none_open" : "card.tickets.none_found"]
            : texts.Format(
                "card.tickets.summary",
                ("shown", page.Tickets.Count.ToString(CultureInfo.InvariantCulture)),
                ("total", page.Total.ToString(CultureInfo.InvariantCulture))),
        Rows = [.. page.Tickets.Select(ticket => Row.Of(ticket, now, texts))],
    };

    /// <summary>One ticket.</summary>
    internal sealed record Row(int Ticket, string Line, string About)
    {
        public static Row Of(Ticket ticket, DateTimeOffset now, Texts texts) => new(
            ticket.Number,
            ShownText.Of(texts.Format("card.ticket.summary", ("number", TicketWords.Number(ticket)), ("name", ticket.Requester.Name), ("state", TicketWords.State(ticket, texts))), LongestLine),
            ShownText.Of(string.Join(" · ", new[] { Durations.Of(now - ticket.OpenedAt, texts), CauseOf(ticket, texts), CaseFacts.ProviderOf(ticket.Case)?.Name ?? ticket.Case.Provider }.Where(part => !string.IsNullOrEmpty(part))), LongestLine));

        private static string? CauseOf(Ticket ticket, Texts texts) =>
            (ticket.Resolution ?? ticket.Case.Assessment.Likeliest) is { } cause ? texts[$"cause.{cause.ToName()}"] : null;
    }
}

/// <summary>How the helpdesk fared, with bars.</summary>
internal sealed record ReportScreen : Screen
{
    private const int LongestBar = 20;

    public override string Card => "report";

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<Bar> Causes { get; init; }

    public required IReadOnlyList<Bar> Providers { get; init; }

    public static ReportScreen Of(TicketReport report, int days, Texts texts) => new()
    {
        Summary = texts.Format("card.report.summary", ("days", days.ToString(CultureInfo.InvariantCulture)), ("tickets", report.Tickets.ToString(CultureInfo.InvariantCulture))),
        Facts =
        [
            new(texts["card.report.fact_claimed"], report.UntilClaimed is { } claimed ? Durations.Of(claimed, texts) : texts["card.report.none"]),
            new(texts["card.report.fact_resolved"], report.UntilResolved is { } resolved ? Durations.Of(resolved, texts) : texts["card.report.none"]),
            new(texts["card.report.fact_alone"], report.ShareAlone is { } share
                ? texts.Format("card.report.share", ("percent", share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)), ("cases", report.SolvedAlone.ToString(CultureInfo.InvariantCulture)))
                : texts["card.report.none"]),
        ],
        Causes = Bars(report.ByCause, cause => texts[$"cause.{cause.ToName()}"]),
        Providers = Bars(report.ByProvider, provider => ProviderCatalog.Shared.Find(provider)?.Name ?? provider),
    };

    private static IReadOnlyList<Bar> Bars<T>(IReadOnlyList<KeyValuePair<T, int>> counts, Func<T, string> name)
    {
        var most = counts.Count == 0 ? 1 : counts.Max(count => count.Value);
        return [.. counts.Select(count => new Bar(
            ShownText.Of(name(count.Key), 60),
            new string('▇', Math.Max(1, count.Value * LongestBar / most)),
            count.Value.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>A name, its bar, and the number that the bar stands for.</summary>
    internal sealed record Bar(string Name, string Line, string Count);
}

/// <summary>Lengths of time, as people say them: in the one unit that tells enough.</summary>
internal static class Durations
{
    public static string Of(TimeSpan time, Texts texts) => time switch
    {
        { TotalMinutes: < 1 } => texts["duration.now"],
        { TotalHours: < 1 } => Say("duration.minutes", time.TotalMinutes, texts),
        { TotalDays: < 2 } => Say("duration.hours", time.TotalHours, texts),
        _ => Say("duration.days", time.TotalDays, texts),
    };

    private static string Say(string key, double number, Texts texts) =>
        texts.Format(key, ("number", Math.Floor(number).ToString(CultureInfo.InvariantCulture)));
}
