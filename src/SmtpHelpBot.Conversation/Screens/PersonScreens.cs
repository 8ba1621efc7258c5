using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.People;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>What is kept of a person, for that person.</summary>
internal sealed record MyDataScreen : Screen
{
    private const int MostQuotes = 8;
    private const int LongestQuote = 400;

    public override string Card => "my-data";

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What they wrote, masked; the newest.</summary>
    public required IReadOnlyList<string> Quotes { get; init; }

    /// <param name="stored">What is stored.</param>
    /// <param name="open">The case of this chat.</param>
    /// <param name="said">What they wrote into tickets, oldest first.</param>
    /// <param name="texts">The words.</param>
    public static MyDataScreen Of(StoredOfPerson stored, CaseFile open, IReadOnlyList<string> said, Texts texts)
    {
        var nothing = texts["card.my-data.nothing"];
        return new()
        {
            Summary = texts["card.my-data.summary"],
            Facts =
            [
                new(texts["card.my-data.fact_memory"], Counted("card.my-data.memory", stored.Conversations)),
                new(texts["card.my-data.fact_case"], CaseOf(open, texts)),
                new(texts["card.my-data.fact_tickets"], stored.Tickets.Count == 0 ? nothing : string.Join(", ", stored.Tickets)),
                new(texts["card.my-data.fact_sightings"], Counted("card.my-data.sightings", stored.Sightings)),
                new(texts["card.my-data.fact_undelivered"], Counted("card.my-data.undelivered", stored.Undelivered)),
                new(texts["card.my-data.fact_refusals"], Counted("card.my-data.refusals", stored.Refusals)),
            ],
            Quotes = [.. said.Concat(open.Readings.Select(reading => reading.Source.Value)).Distinct(StringComparer.Ordinal).TakeLast(MostQuotes).Select(words => ShownText.Of(words, LongestQuote))],
        };

        string Counted(string key, int number) => number == 0 ? nothing : texts.Format(key, ("number", number.ToString(CultureInfo.InvariantCulture)));
    }

    private static string CaseOf(CaseFile open, Texts texts) => open is { Readings.Count: 0, Steps.Count: 0, Probes.Count: 0 }
        ? texts["card.my-data.no_trouble"]
        : texts.Format("card.my-data.trouble", ("readings", Text(open.Readings.Count)), ("steps", Text(open.Steps.Count)), ("probes", Text(open.Probes.Count)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Before a person is forgotten: what goes, what stays.</summary>
internal sealed record ForgetMeScreen : Screen
{
    public override string Card => "forget-me";

    public static ForgetMeScreen Of(Texts texts) => new() { Summary = texts["card.forget-me.summary"] };
}

/// <summary>The receipt: a person is forgotten.</summary>
internal sealed record ForgottenScreen : Screen
{
    public override string Card => "forgotten";

    public required IReadOnlyList<Fact> Facts { get; init; }

    public static ForgottenScreen Of(string receipt, DateTimeOffset at, StoredOfPerson forgotten, Texts texts) => new()
    {
        Summary = texts.Format("card.forgotten.summary", ("receipt", receipt)),
        Facts =
        [
            new(texts["card.forgotten.fact_receipt"], receipt),
            new(texts["card.forgotten.fact_time"], TicketWords.Clock(at)),
            new(texts["card.forgotten.fact_memory"], Deleted(forgotten.Conversations, texts)),
            new(texts["card.forgotten.fact_tickets"], forgotten.Tickets.Count == 0 ? texts["card.forgotten.none"] : texts.Format("card.forgotten.emptied", ("numbers", string.Join(", ", forgotten.Tickets)))),
            new(texts["card.forgotten.fact_undelivered"], Deleted(forgotten.Undelivered, texts)),
        ],
    };

    private static string Deleted(int number, Texts texts) =>
        number == 0 ? texts["card.forgotten.none"] : texts.Format("card.forgotten.deleted", ("number", number.ToString(CultureInfo.InvariantCulture)));
}
