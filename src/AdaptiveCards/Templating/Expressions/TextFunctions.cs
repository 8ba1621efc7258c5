using System.Globalization;
using AdaptiveCards.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>Functions that make or read texts.</summary>
internal static class TextFunctions
{
    private const string DefaultFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static IEnumerable<KeyValuePair<string, Function>> Functions { get; } =
    [
        new("&", Concat), new("concat", Concat),
        new("string", Function.OfValues("string", 1, 1, values => Outcome.Of(new JValue(Values.Stringify(values[0]))))),
        new("toUpper", OfText("toUpper", text => new JValue(text.ToUpperInvariant()))),
        new("toLower", OfText("toLower", text => new JValue(text.ToLowerInvariant()))),
        new("length", OfText("length", text => new JValue(text.Length))),
        new("json", Function.OfValues("json", 1, 1, values => Json(values[0]))),
        new("formatDateTime", Function.OfValues("formatDateTime", 1, 3, FormatDateTime)),
    ];

    private static Function Concat => Function.OfValues("concat", 1, int.MaxValue, values =>
        Outcome.Of(values.All(value => value is JArray)
            ? new JArray(values.SelectMany(list => list))
            : new JValue(string.Concat(values.Select(Values.Stringify)))));

    private static Function OfText(string name, Func<string, JToken> compute) => Function.OfValues(name, 1, 1, values =>
        Values.TryString(values[0], out var text) || Values.IsNothing(values[0])
            ? Outcome.Of(compute(text ?? ""))
            : Outcome.Error($"{name} takes a text."));

    private static Outcome Json(JToken value)
    {
        if (!Values.TryString(value, out var text))
            return Outcome.Error("json takes a text.");
        try
        {
            return Outcome.Of(JsonText.Read(text));
        }
        catch (JsonException)
        {
            return Outcome.Error("json takes a text that is JSON.");
        }
    }

    /// <summary>A moment that says no offset is in UTC, and is shown in UTC. Only ISO 8601 is read, so that no clock or culture fills in what is not there.</summary>
    private static Outcome FormatDateTime(JToken[] values)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!Values.TryString(values[0], out var text) || text.Length < 10 || text[4] != '-'
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment))
            return Outcome.Error($"{Values.Text(values[0])} is not a date.");
        try
        {
            var format = values.Length > 1 && Values.TryString(values[1], out var asked) && asked.Length > 0 ? asked : DefaultFormat;
            var culture = values.Length > 2 && Values.TryString(values[2], out var locale) ? CultureInfo.GetCultureInfo(locale) : CultureInfo.InvariantCulture;
            return Outcome.Of(new JValue(moment.ToString(format, culture)));
        }
        catch (Exception refused) when (refused is FormatException or CultureNotFoundException)
        {
            return Outcome.Error(refused.Message);
        }
    }
}
