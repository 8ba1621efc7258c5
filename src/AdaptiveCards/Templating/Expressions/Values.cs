using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>How values of the data look to an expression. Only JSON tokens are looked at, never an object of the program.</summary>
internal static class Values
{
    public static bool IsNothing(JToken value) => value is null or { Type: JTokenType.Null or JTokenType.Undefined };

    /// <summary>Only nothing and false are not true: 0 and the empty string are.</summary>
    public static bool IsTrue(JToken value) => value is JValue { Value: bool truth } ? truth : !IsNothing(value);

    public static bool TryNumber(JToken value, out double number)
    {
        number = 0;
        if (value is not JValue { Type: JTokenType.Integer or JTokenType.Float } plain)
            return false;
        number = Convert.ToDouble(plain.Value is System.Numerics.BigInteger big ? (double)big : plain.Value, CultureInfo.InvariantCulture);
        return true;
    }

    public static bool TryString(JToken value, out string text)
    {
        text = value is JValue { Type: not (JTokenType.Null or JTokenType.Integer or JTokenType.Float or JTokenType.Boolean) } ? Text(value) : null;
        return text is not null;
    }

    /// <summary>A whole number as long as a double counts exactly, a fraction otherwise.</summary>
    public static JValue Number(double number) =>
        Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number ? new JValue((long)number) : new JValue(number);

    /// <summary>Names find their property whatever the case.</summary>
    public static JToken Property(JToken holder, string name) =>
        (holder as JObject)?.GetValue(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value inside a text: lists by commas, objects as ECMAScript shows them, nothing as the empty string.</summary>
    public static string Text(JToken value) => value switch
    {
        JArray list => string.Join(',', list.Select(Text)),
        JObject => "[object Object]",
        JValue { Value: string text } => text,
        JValue { Value: bool truth } => truth ? "true" : "false",
        JValue { Value: double number } => Math.Abs(number) < 1e21 && Math.Floor(number) == number
            ? new System.Numerics.BigInteger(number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture),
        JValue { Value: DateTime or DateTimeOffset } moment => JsonConvert.ToString(moment.Value).Trim('"'),
        JValue { Value: not null } plain => Convert.ToString(plain.Value, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>The same as <see cref="Text"/>, but lists and objects as JSON.</summary>
    public static string Stringify(JToken value) =>
        value is JContainer ? value.ToString(Formatting.None).Trim('"', '\'') : Text(value);

    public static bool AreEqual(JToken left, JToken right)
    {
        if (IsNothing(left) || IsNothing(right))
            return IsNothing(left) && IsNothing(right);
        if (TryNumber(left, out var a) && TryNumber(right, out var b))
            return a == b;
        return JToken.DeepEquals(left, right);
    }
}
