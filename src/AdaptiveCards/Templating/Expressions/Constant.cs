using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>A number, a text, true, false or null that stands in the template.</summary>
internal sealed class Constant(JToken value) : Expression
{
    public JToken Value => value;

    public override Outcome Evaluate(Scope scope, bool substitute) => Outcome.Of(value);

    public override string ToString() => value switch
    {
        JValue { Value: string text } => "'" + text.Replace("\\", "\\\\").Replace("'", "\\'") + "'",
        JValue { Value: not null } => Values.Text(value),
        _ => "null",
    };
}
