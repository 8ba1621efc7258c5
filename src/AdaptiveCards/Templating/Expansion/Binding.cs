using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>A text that is one expression and nothing else: it becomes the expression's value, of whatever type.</summary>
internal sealed class Binding(Expression expression) : Node
{
    /// <exception cref="ExpressionException">The expression has no value.</exception>
    public JToken Value(Scope scope)
    {
        var outcome = expression.Evaluate(scope, substitute: true);
        return outcome.Failed ? throw new ExpressionException($"{expression}: {outcome.Fault}") : outcome.Value;
    }

    /// <summary>Whether the expression is true; anything but true and false is false, with a warning.</summary>
    public bool Holds(Scope scope, Page page)
    {
        var outcome = expression.Evaluate(scope, substitute: false);
        if (outcome is { Failed: false, Value: JValue { Value: bool holds } })
            return holds;
        page.Warnings.Add($"The condition {expression} is neither true nor false; its part of the card is left out.");
        return false;
    }

    public override void WriteValue(Scope scope, Page page) => page.Write(Value(scope));

    public override void WriteItems(Scope scope, Page page)
    {
        switch (Value(scope))
        {
            case JArray list:
                foreach (var item in list)
                    page.Write(item);
                break;
            case { Type: JTokenType.Null }:
                break;
            case var value:
                page.Write(value);
                break;
        }
    }

    public override void WriteProperty(string name, Scope scope, Page page)
    {
        if (Value(scope) is not { } value)
            return;
        page.Json.WritePropertyName(name);
        page.Write(value);
    }
}
