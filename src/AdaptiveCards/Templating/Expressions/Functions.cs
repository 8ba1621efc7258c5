using System.Collections.Frozen;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>All functions by name. Operators stand under their sign and, where the language gives one, under a word.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Function> All =
        Logic.Functions.Concat(Comparison.Functions).Concat(Arithmetic.Functions).Concat(TextFunctions.Functions).Concat(Collections.Functions)
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>The call of a function that exists with as many arguments as it takes.</summary>
    /// <exception cref="ExpressionException">There is no such function, or it takes another number of arguments.</exception>
    public static Expression Call(string name, params IReadOnlyList<Expression> arguments)
    {
        if (!All.TryGetValue(name, out var function))
            throw new ExpressionException($"There is no function {name}.");
        return arguments.Count >= function.Least && arguments.Count <= function.Most
            ? new Call(function, arguments)
            : throw new ExpressionException($"{name} does not take that many arguments.");
    }
}
