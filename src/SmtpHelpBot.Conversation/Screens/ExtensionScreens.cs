using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Something known, to be read and passed on: it acts on no case, so that it can stand in any chat.</summary>
internal sealed record KnowledgeScreen : Screen
{
    public override string Card => "knowledge";

    /// <summary>What kind of thing it is, above the heading.</summary>
    public required string Kind { get; init; }

    public required string Heading { get; init; }

    public string Told { get; init; } = "";

    /// <summary>What stands below the heading in a list of results, where that is not what it tells.</summary>
    [JsonIgnore]
    public string Teaser { get; init; } = "";

    public IReadOnlyList<string> Quotes { get; init; } = [];

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Whether it stands in a dialog, which can be closed.</summary>
    public bool InDialog { get; init; }

    /// <summary>The button that goes on from a dialog; empty where nothing does.</summary>
    public string Button { get; init; } = "";

    /// <summary>What the button wants.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>What the button is about, masked.</summary>
    public string About { get; init; } = "";

    /// <summary>The same with a button.</summary>
    public KnowledgeScreen With(string button, string wanted, string about = "") => this with { Button = button, Wanted = wanted, About = about };
}

/// <summary>The form for a server, in a dialog.</summary>
internal sealed record CheckDialogScreen : Screen
{
    public override string Card => "check-dialog";

    /// <summary>What was wrong with the last try; empty for none.</summary>
    public string Problem { get; init; } = "";

    public string Host { get; init; } = "";

    public string Ports { get; init; } = "";

    public static CheckDialogScreen Of(Texts texts, string problem = "", string host = "", string ports = "") =>
        new() { Summary = texts["card.check-dialog.summary"], Problem = problem, Host = host, Ports = ports };
}
