using AdaptiveCards.Templating.Expressions;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>A part of a template, ready to be written for any data. Immutable: one tree serves all threads.</summary>
internal abstract class Node
{
    /// <summary>Writes the part as the value of a property or as the whole card; a part that is left out is null.</summary>
    public abstract void WriteValue(Scope scope, Page page);

    /// <summary>Writes the part as items of a list: none where it is left out, several where it is repeated.</summary>
    public abstract void WriteItems(Scope scope, Page page);

    /// <summary>Writes the part as a property; one without a value does not appear.</summary>
    public virtual void WriteProperty(string name, Scope scope, Page page)
    {
        page.Json.WritePropertyName(name);
        WriteValue(scope, page);
    }
}
