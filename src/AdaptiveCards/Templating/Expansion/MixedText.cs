using System.Text;
using AdaptiveCards.Templating.Expressions;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>A text with expressions in it. One without a value shows as itself, so that the rest can still be read.</summary>
internal sealed class MixedText(IReadOnlyList<Expression> pieces) : Node
{
    public string Text(Scope scope)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            var outcome = piece.Evaluate(scope, substitute: true);
            text.Append(outcome.Failed ? "${" + piece + "}" : Values.Text(outcome.Value));
        }
        return text.ToString();
    }

    public override void WriteValue(Scope scope, Page page) => page.Json.WriteValue(Text(scope));

    public override void WriteItems(Scope scope, Page page) => WriteValue(scope, page);
}
