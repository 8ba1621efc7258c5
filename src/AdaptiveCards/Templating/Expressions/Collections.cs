using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>Functions of lists and of what can be counted.</summary>
internal static class Collections
{
    public static IEnumerable<KeyValuePair<string, Function>> Functions { get; } =
    [
        new("count", Function.OfValues("count", 1, 1, values => Count(values[0]))),
        new("contains", Function.OfValues("contains", 2, 2, values => Outcome.Of(Contains(values[0], values[1])))),
        new("join", Function.OfValues("join", 2, 3, Join)),
    ];

    private static Outcome Count(JToken value) => value switch
    {
        JContainer container => Outcome.Of(new JValue(container.Count)),
        _ when Values.TryString(value, out var text) => Outcome.Of(new JValue(text.Length)),
        _ => Outcome.Error("count takes a list, an object or a text."),
    };

    private static bool Contains(JToken whole, JToken part) => whole switch
    {
        JArray list => list.Any(item => Values.AreEqual(item, part)),
        JObject when Values.TryString(part, out var name) => Values.Property(whole, name) is not null,
        _ => Values.TryString(whole, out var text) && Values.TryString(part, out var piece) && text.Contains(piece, StringComparison.Ordinal),
    };

    /// <summary>With a second separator, that one stands before the last item.</summary>
    private static Outcome Join(JToken[] values)
    {
        if (values[0] is not JArray list)
            return Outcome.Error("join takes a list.");
        var texts = list.Select(Values.Text).ToArray();
        var (between, last) = (Values.Text(values[1]), Values.Text(values[^1]));
        return Outcome.Of(new JValue(texts.Length < 2
            ? string.Concat(texts)
            : string.Join(between, texts[..^1]) + last + texts[^1]));
    }
}
