using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>What came of an expression: a value (C# null where a name is missing, a null token where the data says null), or a fault.</summary>
internal readonly record struct Outcome(JToken Value, string Fault)
{
    public bool Failed => Fault is not null;

    public static Outcome Of(JToken value) => new(value, null);

    public static Outcome Of(bool value) => new(new JValue(value), null);

    public static Outcome Error(string fault) => new(null, fault);
}
