using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>Questions about values. Numbers compare with numbers and texts with texts, by code unit.</summary>
internal static class Comparison
{
    public static IEnumerable<KeyValuePair<string, Function>> Functions { get; } =
    [
        new("==", Equal), new("equals", Equal),
        new("!=", Function.Question("!=", 2, values => Outcome.Of(!Values.AreEqual(values[0], values[1])))),
        new("<", Less), new("less", Less),
        new("<=", LessOrEqual), new("lessOrEquals", LessOrEqual),
        new(">", Greater), new("greater", Greater),
        new(">=", GreaterOrEqual), new("greaterOrEquals", GreaterOrEqual),
        new("exists", Function.Question("exists", 1, values => Outcome.Of(!Values.IsNothing(values[0])))),
        new("empty", Function.Question("empty", 1, values => Outcome.Of(IsEmpty(values[0])))),
    ];

    private static Function Equal => Function.Question("==", 2, values => Outcome.Of(Values.AreEqual(values[0], values[1])));

    private static Function Less => Ordered("<", order => order < 0);

    private static Function LessOrEqual => Ordered("<=", order => order <= 0);

    private static Function Greater => Ordered(">", order => order > 0);

    private static Function GreaterOrEqual => Ordered(">=", order => order >= 0);

    private static Function Ordered(string name, Predicate<int> holds) => Function.Question(name, 2, values =>
    {
        if (Values.TryNumber(values[0], out var left) && Values.TryNumber(values[1], out var right))
            return Outcome.Of(holds(left.CompareTo(right)));
        return Values.TryString(values[0], out var first) && Values.TryString(values[1], out var second)
            ? Outcome.Of(holds(string.CompareOrdinal(first, second)))
            : Outcome.Error($"The two sides of {name} cannot be compared.");
    });

    private static bool IsEmpty(JToken value) => value switch
    {
        JContainer container => container.Count == 0,
        _ => Values.Text(value).Length == 0 || !Values.TryString(value, out _),
    };
}
