using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>An object, written once for each item of its <c>$data</c> for which its <c>$when</c> holds.</summary>
/// <param name="properties">Its properties, without the reserved ones.</param>
/// <param name="data">What <c>$data</c> is for it; null where the surrounding data stay.</param>
/// <param name="when">Whether it appears; null where it always does.</param>
internal sealed class ObjectNode(IReadOnlyList<KeyValuePair<string, Node>> properties, Func<Scope, JToken> data, Func<Scope, Page, bool> when) : Node
{
    public override void WriteValue(Scope scope, Page page)
    {
        if (data is null && when is null)
        {
            WriteObject(scope, page);
            return;
        }
        var copies = Copies(scope, page).ToList();
        if (copies.Count == 0)
            page.Json.WriteNull();
        if (copies.Count > 1)
            page.Json.WriteStartArray();
        foreach (var copy in copies)
            WriteObject(copy, page);
        if (copies.Count > 1)
            page.Json.WriteEndArray();
    }

    public override void WriteItems(Scope scope, Page page)
    {
        foreach (var copy in Copies(scope, page))
            WriteObject(copy, page);
    }

    private IEnumerable<Scope> Copies(Scope scope, Page page)
    {
        foreach (var copy in Scopes(scope))
        {
            if (when is null || when(copy, page))
                yield return copy;
        }
    }

    private IEnumerable<Scope> Scopes(Scope scope) => data?.Invoke(scope) switch
    {
        null => [scope],
        JArray list => list.Select((item, index) => scope with { Data = item, Index = new JValue(index) }),
        var own => [scope with { Data = own }],
    };

    private void WriteObject(Scope scope, Page page)
    {
        page.Json.WriteStartObject();
        foreach (var (name, value) in properties)
            value.WriteProperty(name, scope, page);
        page.Json.WriteEndObject();
    }
}
