using AdaptiveCards.Templating.Expressions;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>A list of parts. A list in a list adds its items to the outer one.</summary>
internal sealed class ListNode(IReadOnlyList<Node> items) : Node
{
    public override void WriteValue(Scope scope, Page page)
    {
        page.Json.WriteStartArray();
        WriteItems(scope, page);
        page.Json.WriteEndArray();
    }

    public override void WriteItems(Scope scope, Page page)
    {
        foreach (var item in items)
            item.WriteItems(scope, page);
    }
}
