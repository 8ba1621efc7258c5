using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Templating.Expansion;

/// <summary>Turns the JSON of a template into parts that can be written for any data.</summary>
internal static class Compiler
{
    private static readonly string[] Reserved = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

    /// <exception cref="ExpressionException">An expression in the template cannot be read.</exception>
    public static Node Compile(JToken template) => template switch
    {
        JObject properties => Object(properties),
        JArray list => new ListNode([.. list.Select(Compile)]),
        { Type: JTokenType.String } => TextCompiler.Compile((string)template),
        _ => new Literal(template),
    };

    private static ObjectNode Object(JObject template) => new(
        [.. template.Properties().Where(p => !Reserved.Contains(p.Name, StringComparer.Ordinal)).Select(p => KeyValuePair.Create(p.Name, Compile(p.Value)))],
        Data(template["$data"]),
        When(template["$when"]));

    /// <summary>Data that stand in the template are taken as they are.</summary>
    private static Func<Scope, JToken> Data(JToken data) => data switch
    {
        null => null,
        { Type: JTokenType.String } => TextCompiler.Compile((string)data) switch
        {
            Binding binding => binding.Value,
            MixedText mixed => scope => new JValue(mixed.Text(scope)),
            _ => _ => data,
        },
        _ => _ => data,
    };

    /// <summary>Only an expression can hold; any other condition that says something leaves its part out, and false, null, 0 and "" say nothing.</summary>
    private static Func<Scope, Page, bool> When(JToken when)
    {
        if (when is { Type: JTokenType.String } && TextCompiler.Compile((string)when) is Binding binding)
            return binding.Holds;
        var saysNothing = Values.IsNothing(when) || when is JValue { Value: false or "" or 0L or 0d };
        return saysNothing ? null : (_, page) =>
        {
            page.Warnings.Add($"The condition {Values.Stringify(when)} is not an expression; its part of the card is left out.");
            return false;
        };
    }
}
