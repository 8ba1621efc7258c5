using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>What a call does with its arguments, which it evaluates itself, or does not.</summary>
internal delegate Outcome FunctionBody(IReadOnlyList<Expression> arguments, Scope scope, bool substitute);

/// <summary>A function of the language; operators are functions too.</summary>
/// <param name="Name">How it is shown: the operator where there is one.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Body">What it does.</param>
internal sealed record Function(string Name, int Least, int Most, FunctionBody Body)
{
    /// <summary>A function of values: an argument without a value makes the call fail.</summary>
    public static Function OfValues(string name, int least, int most, Func<JToken[], Outcome> compute) =>
        new(name, least, most, (arguments, scope, substitute) =>
            TryValues(arguments, scope, substitute, out var values, out var fault) ? compute(values) : fault);

    /// <summary>A question about values: missing names are seen as missing, and an argument without a value answers no.</summary>
    public static Function Question(string name, int count, Func<JToken[], Outcome> ask) =>
        new(name, count, count, (arguments, scope, _) =>
            TryValues(arguments, scope, substitute: false, out var values, out Outcome _) ? ask(values) : Outcome.Of(false));

    private static bool TryValues(IReadOnlyList<Expression> arguments, Scope scope, bool substitute, out JToken[] values, out Outcome fault)
    {
        values = new JToken[arguments.Count];
        fault = default;
        for (var i = 0; i < values.Length; i++)
        {
            var argument = arguments[i].Evaluate(scope, substitute);
            if (argument.Failed)
            {
                fault = argument;
                return false;
            }
            values[i] = argument.Value;
        }
        return true;
    }
}
