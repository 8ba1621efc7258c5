using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Hostile;

/// <summary>A text that was found in what goes out, and its place there.</summary>
/// <param name="Text">The text.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Member">The name of the member that holds it.</param>
/// <param name="Kind">The type of the part that has the member.</param>
public sealed record Found(string Text, string Path, string Member, string Kind)
{
    /// <summary>The longest text of a card.</summary>
    private const int Longest = 3001;

    /// <summary>Members of a card whose words nobody reads as Markdown: a run, what a person typed, and lines for a notification.</summary>
    private static readonly string[] PlainOfCards = ["TextRun text", "Input.Text value", "AdaptiveCard fallbackText", "message summary"];

    /// <summary>Members of Block Kit whose words Slack takes as they are; the value of a button is for us alone.</summary>
    private static readonly string[] PlainOfBlocks = ["text text", "plain_text text", "plain_text_input initial_value", "button value"];

    /// <summary>All texts of a document.</summary>
    public static IEnumerable<Found> In(JToken document) => document.SelectTokens("$..*").OfType<JValue>().Where(value => value.Value is string)
        .Select(value => new Found((string)value.Value!, value.Path, MemberOf(value), (string?)(OwnerOf(value)["type"] as JValue)?.Value ?? ""));

    /// <summary>What takes effect of it; null where nothing does.</summary>
    public string? Fault(Output output) => output switch
    {
        Output.Slack => FaultOfText() ?? (IsEscaped || PlainOfBlocks.Contains($"{Kind} {Member}") ? null : $"{Kind} {Member} can be markup"),
        _ => FaultOfText() ?? (PlainOfCards.Contains($"{Kind} {Member}") || Path.Contains(".data.", StringComparison.Ordinal) ? null : $"{Kind} {Member} can be markup"),
    };

    /// <summary>The notification of Slack's, whose special letters are escaped.</summary>
    private bool IsEscaped => Path == "fallback" && Text.AsSpan().IndexOfAny('<', '>') < 0;

    private string? FaultOfText()
    {
        if (Text.Length > Longest)
        {
            return "it is too long";
        }

        if (Text.Contains("{{DATE(", StringComparison.Ordinal) || Text.Contains("{{TIME(", StringComparison.Ordinal))
        {
            return "a card makes a date of it";
        }

        return Text.EnumerateRunes().Any(IsHidden) ? "it hides or turns letters" : null;
    }

    private static bool IsHidden(Rune rune) => rune.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string MemberOf(JToken value) => value.Ancestors().OfType<JProperty>().First().Name;

    private static JObject OwnerOf(JToken value) => value.Ancestors().OfType<JObject>().First();
}
