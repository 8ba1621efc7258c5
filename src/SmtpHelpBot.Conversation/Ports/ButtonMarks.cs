using System.Text.RegularExpressions;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>
/// What the bot itself writes on its buttons, so that a click says what it is about. Nobody types it: it comes back as it was,
/// whatever its random letters look like. A text under the same name that has not its shape is a text like any other.
/// </summary>
public static partial class ButtonMarks
{
    /// <summary>What the button wants. Data without it come from no button of ours.</summary>
    public const string Act = "act";

    /// <summary>The case it was drawn for.</summary>
    public const string Case = "case";

    /// <summary>The revision of that case.</summary>
    public const string Revision = "rev";

    /// <summary>The platform's id of the person whose case it is.</summary>
    public const string Who = "who";

    /// <summary>The step it was drawn for.</summary>
    public const string Step = "step";

    /// <summary>The ticket it is about.</summary>
    public const string Ticket = "ticket";

    /// <summary>The incident it is about.</summary>
    public const string Incident = "incident";

    /// <summary>The dead letter it is about.</summary>
    public const string Letter = "letter";

    /// <summary>All the names; no input of a card has one of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Act, Case, Revision, Who, Step, Ticket, Incident, Letter];

    /// <summary>Whether a value under this name can be ours.</summary>
    public static bool Fits(string name, string value) => name switch
    {
        Act or Step => Word().IsMatch(value),
        Case => CaseId().IsMatch(value),
        Revision or Ticket or Incident or Letter => Number().IsMatch(value),
        Who => PersonId().IsMatch(value),
        _ => false,
    };

    [GeneratedRegex("^[A-Za-z_]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Za-z0-9_-]{22}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CaseId();

    [GeneratedRegex("^[0-9]{1,10}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    /// <summary>Ids of Teams (29:...), of Slack (U...), of the Playground and of the local desk.</summary>
    [GeneratedRegex("^[A-Za-z0-9_:.|@-]{1,256}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PersonId();
}
