using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>Numbers, counted as doubles; the division of two whole numbers is rounded down.</summary>
internal static class Arithmetic
{
    public static IEnumerable<KeyValuePair<string, Function>> Functions { get; } =
    [
        new("+", Add), new("add", Add),
        new("-", Subtract), new("sub", Subtract),
        new("*", Multiply), new("mul", Multiply),
        new("/", Divide), new("div", Divide),
        new("%", Modulo), new("mod", Modulo),
        new("^", Power), new("exp", Power),
    ];

    private static Function Add => Function.OfValues("+", 2, int.MaxValue, values =>
        values.Skip(1).Aggregate(Outcome.Of(values[0]), (sum, next) => sum.Failed ? sum : Plus(sum.Value, next)));

    private static Function Subtract => OfNumbers("-", (left, right) => left - right);

    private static Function Multiply => OfNumbers("*", (left, right) => left * right);

    private static Function Divide => OfNumbers("/", (left, right) => IsWhole(left) && IsWhole(right) ? Math.Floor(left / right) : left / right, byNothing: true);

    private static Function Modulo => OfNumbers("%", (left, right) => left % right, byNothing: true);

    private static Function Power => OfNumbers("^", Math.Pow);

    private static bool IsWhole(double number) => Math.Floor(number) == number;

    /// <summary>Two numbers are added; as soon as one side is a text the two are joined.</summary>
    private static Outcome Plus(JToken left, JToken right)
    {
        if (Values.TryNumber(left, out var a) && Values.TryNumber(right, out var b))
            return Outcome.Of(Values.Number(a + b));
        return IsTextOrNumber(left) && IsTextOrNumber(right)
            ? Outcome.Of(new JValue(Values.Text(left) + Values.Text(right)))
            : Outcome.Error("Only numbers and texts can be added.");
    }

    private static bool IsTextOrNumber(JToken value) => Values.TryString(value, out _) || Values.TryNumber(value, out _);

    private static Function OfNumbers(string name, Func<double, double, double> compute, bool byNothing = false) => Function.OfValues(name, 2, 2, values =>
    {
        if (!Values.TryNumber(values[0], out var left) || !Values.TryNumber(values[1], out var right))
            return Outcome.Error($"{name} takes numbers.");
        return byNothing && right == 0 ? Outcome.Error($"{name} by 0 has no result.") : Outcome.Of(Values.Number(compute(left, right)));
    });
}
