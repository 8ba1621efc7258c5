
namespace AdaptiveCards.Templating.Expressions;

/// <summary>What decides without looking at every argument. An argument without a value counts as not true.</summary>
internal static class Logic
{
    public static IEnumerable<KeyValuePair<string, Function>> Functions { get; } =
    [
        new("if", new("if", 3, 3, If)),
        new("&&", And), new("and", And),
        new("||", Or), new("or", Or),
        new("!", Not), new("not", Not),
        new("??", Coalesce), new("coalesce", Coalesce),
    ];

    private static Function And => new("&&", 2, int.MaxValue, (arguments, scope, _) => Outcome.Of(arguments.All(a => Holds(a, scope))));

    private static Function Or => new("||", 2, int.MaxValue, (arguments, scope, _) => Outcome.Of(arguments.Any(a => Holds(a, scope))));

    private static Function Not => new("!", 1, 1, (arguments, scope, _) => Outcome.Of(!Holds(arguments[0], scope)));

    private static Function Coalesce => Function.OfValues("??", 1, int.MaxValue, values => Outcome.Of(Array.Find(values, value => !Values.IsNothing(value))));

    private static Outcome If(IReadOnlyList<Expression> arguments, Scope scope, bool substitute) =>
        arguments[Holds(arguments[0], scope) ? 1 : 2].Evaluate(scope, substitute);

    private static bool Holds(Expression condition, Scope scope) =>
        condition.Evaluate(scope, substitute: false) is { Failed: false } outcome && Values.IsTrue(outcome.Value);
}
