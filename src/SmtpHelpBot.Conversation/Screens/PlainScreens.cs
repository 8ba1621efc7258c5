using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Hello, and what can be done here.</summary>
internal sealed record WelcomeScreen : Screen
{
    public override string Card => "welcome";

    public static WelcomeScreen Of(Texts texts) => new() { Summary = texts["card.welcome.summary"] };
}

/// <summary>The form for an error text.</summary>
internal sealed record PasteScreen : Screen
{
    public override string Card => "paste";

    public static PasteScreen Of(Texts texts) => new() { Summary = texts["card.paste.summary"] };
}

/// <summary>The one question that would settle the doubt.</summary>
internal sealed record QuestionScreen : Screen
{
    public override string Card => "question";

    public required string Question { get; init; }

    public static QuestionScreen Of(string question, Texts texts) => new()
    {
        Summary = texts.Format("card.question.summary", ("question", question)),
        Question = question,
    };
}

/// <summary>Mail goes out: what keeps it that way.</summary>
internal sealed record ClosingScreen : Screen
{
    public override string Card => "closing";

    public static ClosingScreen Of(Texts texts) => new() { Summary = texts["card.closing.summary"] };
}

/// <summary>One line: what a form that is done with turns into.</summary>
internal sealed record LineScreen : Screen
{
    public override string Card => "line";

    public static LineScreen Of(string line) => new() { Summary = line };
}

/// <summary>It takes longer than a client waits; with a button for how it stands then.</summary>
internal sealed record WorkingScreen : Screen
{
    public override string Card => "working";

    /// <summary>Number of the ticket that it is about; empty for none.</summary>
    public required string Ticket { get; init; }

    public static WorkingScreen Of(Click? pressed, Texts texts) => new()
    {
        Summary = texts["say.still_working"],
        Ticket = pressed?.Ticket?.ToString(CultureInfo.InvariantCulture) ?? "",
        Case = pressed?.Case ?? "",
        Rev = Math.Max(pressed?.Revision ?? 0, 0),
        Who = pressed?.Who ?? "",
    };
}

/// <summary>What can be said.</summary>
internal sealed record HelpScreen : Screen
{
    private static readonly string[] Listed = ["help", "back", "cancel", "start_over", "status", "human", "check", "my_data", "forget_me"];

    public override string Card => "help";

    public required IReadOnlyList<Saying> Commands { get; init; }

    public static HelpScreen Of(Texts texts) => new()
    {
        Summary = texts["card.help.summary"],
        Commands = [.. Listed.Select(name => new Saying(texts[$"command.{name}.say"], texts[$"command.{name}.does"]))],
    };

    /// <summary>Words, and what they do.</summary>
    internal sealed record Saying(string Say, string Does);
}
