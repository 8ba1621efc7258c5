using System.Globalization;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>An item of a list (<c>items[1]</c>) or a property by its name as text (<c>labels['in work']</c>).</summary>
internal sealed class Element(Expression holder, Expression index) : Expression
{
    public Expression Holder => holder;

    public override Outcome Evaluate(Scope scope, bool substitute)
    {
        var within = holder.Evaluate(scope, substitute);
        var key = index.Evaluate(scope, substitute: false);
        if (within.Failed || key.Failed)
            return within.Failed ? within : key;
        if (Values.TryString(key.Value, out var name))
            return Outcome.Of(Values.Property(within.Value, name));
        if (!TryIndex(key.Value, out var place))
            return Outcome.Error($"{index} is neither a whole number nor a text.");
        return within.Value switch
        {
            JArray list when place >= 0 && place < list.Count => Outcome.Of(list[(int)place]),
            JArray list => Outcome.Error($"{place.ToString(CultureInfo.InvariantCulture)} is outside of {holder}, which has {list.Count.ToString(CultureInfo.InvariantCulture)} items."),
            _ when Values.IsNothing(within.Value) => Outcome.Of((JToken)null),
            _ => Outcome.Error($"{holder} is not a list."),
        };
    }

    /// <summary>The item as a step of a longer path, where an item that is not there is only missing.</summary>
    public Outcome Find(JToken within, Scope scope)
    {
        var key = index.Evaluate(scope, substitute: true);
        if (key.Failed)
            return key;
        if (TryIndex(key.Value, out var place))
            return Outcome.Of(within is JArray list && place >= 0 && place < list.Count ? list[(int)place] : null);
        return Values.TryString(key.Value, out var name)
            ? Outcome.Of(Values.Property(within, name))
            : Outcome.Error($"{index} is neither a whole number nor a text.");
    }

    public string Key(Scope scope) => index.Evaluate(scope, substitute: true).Value is var key && TryIndex(key, out _)
        ? "[" + Values.Text(key) + "]"
        : "['" + Values.Text(key) + "']";

    public override string ToString() => $"{holder}[{index}]";

    private static bool TryIndex(JToken value, out double place) => Values.TryNumber(value, out place) && Math.Floor(place) == place;
}
