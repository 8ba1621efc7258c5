using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>A text, number, true, false or null without an expression in it.</summary>
internal sealed class Literal(JToken value) : Node
{
    public override void WriteValue(Scope scope, Page page) => page.Write(value);

    public override void WriteItems(Scope scope, Page page)
    {
        if (!Values.IsNothing(value))
            page.Write(value);
    }
}
