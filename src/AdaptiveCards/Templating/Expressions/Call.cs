namespace AdaptiveCards.Templating.Expressions;

/// <summary>A function or operator with its arguments.</summary>
internal sealed class Call(Function function, IReadOnlyList<Expression> arguments) : Expression
{
    public override Outcome Evaluate(Scope scope, bool substitute) => function.Body(arguments, scope, substitute);

    public override string ToString() => !char.IsAsciiLetter(function.Name[0]) && arguments.Count > 1
        ? "(" + string.Join($" {function.Name} ", arguments) + ")"
        : $"{function.Name}({string.Join(", ", arguments)})";
}
