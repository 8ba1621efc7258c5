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
        return new()
        {
            Summary = texts["card.my-data.summary"],
            Facts =
            [
                new(texts["card.my-data.fact_case"], CaseOf(open, texts)),
                .. PersonalKinds.Shown(stored).Select(kind => new Fact(kind.Title(texts), ValueOf(kind))),
            ],
            Quotes = [.. said.Concat(open.Readings.Select(reading => reading.Source.Value)).Distinct(StringComparer.Ordinal).TakeLast(MostQuotes).Select(words => ShownText.Of(words, LongestQuote))],
        };

        string ValueOf(PersonalKind kind) => stored.Of(kind) == 0 ? texts["card.my-data.nothing"]
            : texts.Format($"kept.{kind.ToName()}.amount", ("number", Text(stored.Of(kind))), ("numbers", string.Join(", ", stored.Tickets)));
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
            .. PersonalKinds.Shown(forgotten).Select(kind => new Fact(kind.Title(texts), Outcome(kind, forgotten, texts))),
        ],
    };

    private static string Outcome(PersonalKind kind, StoredOfPerson forgotten, Texts texts) => forgotten.Of(kind) == 0 ? texts["card.my-data.nothing"] : texts.Format(
        kind switch
        {
            PersonalKind.Tickets => "card.forgotten.emptied",
            PersonalKind.Refusals or PersonalKind.Work => "card.forgotten.stays",
            _ => "card.forgotten.deleted",
        },
        ("number", forgotten.Of(kind).ToString(CultureInfo.InvariantCulture)),
        ("numbers", string.Join(", ", forgotten.Tickets)));
}

/// <summary>The kinds of what is kept of a person, as cards name them.</summary>
internal static class PersonalKinds
{
    /// <summary>What a kind is called.</summary>
    public static string Title(this PersonalKind kind, Texts texts) => texts[$"kept.{kind.ToName()}.title"];

    /// <summary>The name by which texts know a kind.</summary>
    public static string ToName(this PersonalKind kind) => kind switch
    {
        PersonalKind.Memory => "memory",
        PersonalKind.Tickets => "tickets",
        PersonalKind.Work => "work",
        PersonalKind.Sightings => "sightings",
        PersonalKind.OnTheWay => "on_the_way",
        PersonalKind.Undelivered => "undelivered",
        PersonalKind.Sent => "sent",
        PersonalKind.Page => "page",
        PersonalKind.Refusals => "refusals",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of what is kept."),
    };

    /// <summary>All of them; what only some people have, only where it is: a page of the bot's own, and work of the helpdesk.</summary>
    public static IEnumerable<PersonalKind> Shown(StoredOfPerson stored) =>
        Enum.GetValues<PersonalKind>().Where(kind => kind is not (PersonalKind.Page or PersonalKind.Work) || stored.Of(kind) > 0);
}
