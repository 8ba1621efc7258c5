using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace SmtpHelpBot.Conversation.Deck;

/// <summary>
/// Makes text from people and servers fit to be shown: no control characters, nothing that turns the writing direction or hides
/// letters, no half of a surrogate pair, and no more than fits. Templates show it as text runs only, where markup has no effect.
/// </summary>
internal static class ShownText
{
    /// <summary>The longest text a card shows in one piece, in UTF-16 units.</summary>
    public const int MostUnits = 2000;

    /// <summary>The text as it may be shown, cut at <paramref name="most"/> units.</summary>
    public static string Of(string text, int most = MostUnits) => Cut(WithoutFunctions(text), most);

    /// <summary>Clients put a date in place of {{DATE(...)}} and {{TIME(...)}}, also in text runs (Adaptive Cards, Date/time formatting).</summary>
    private static string WithoutFunctions(string text) => text.Contains("{{", StringComparison.Ordinal)
        ? text.Replace("{{DATE(", "{{ DATE(", StringComparison.Ordinal).Replace("{{TIME(", "{{ TIME(", StringComparison.Ordinal) : text;

    private static string Cut(string text, int most) =>
        text.Length <= most && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text : Clean(text, most);

    private static string Clean(string text, int most)
    {
        var shown = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > most - 1)
            {
                return shown.Append('…').ToString();
            }

            if (rune.Value is '\n' or '\t')
            {
                shown.Append((char)rune.Value);
            }
            else if (!IsHidden(rune))
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    /// <summary>Controls, format characters (bidi marks, zero-width letters, tags), and what is no character at all.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

/// <summary>Cleans every text on its way into a card, so that none is forgotten.</summary>
internal sealed class ShownTextConverter : JsonConverter<string>
{
    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => writer.WriteValue(ShownText.Of(value ?? ""));

    public override string ReadJson(JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("Cards are written only.");
}
