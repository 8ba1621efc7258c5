using System.Collections;
using AdaptiveCards.Json;
using AdaptiveCards.Templating.Expansion;
using AdaptiveCards.Templating.Expressions;
using Newtonsoft.Json;

namespace AdaptiveCards.Templating;

/// <summary>
/// A card with places for data, in the Adaptive Cards templating language (https://learn.microsoft.com/adaptive-cards/templating/language):
/// read once, at its first use, and expanded for any number of data, from any thread.
/// </summary>
public sealed class AdaptiveCardTemplate
{
    private readonly Lazy<Node> template;
    private ArrayList warnings = [];

    public AdaptiveCardTemplate(object jsonTemplate)
        : this(jsonTemplate as string ?? JsonConvert.SerializeObject(jsonTemplate))
    {
    }

    public AdaptiveCardTemplate(string jsonTemplate) => template = new(() => Compiler.Compile(JsonText.Read(jsonTemplate)));

    /// <summary>The card for these data, as JSON. What the data say is never read as an expression.</summary>
    /// <param name="context">The data.</param>
    /// <param name="nullSubstitutionOption">What to show for a name that is not in the data, given its path; by default the binding itself.</param>
    /// <exception cref="AdaptiveTemplateException">The template or the data cannot be read, or an expression that is a whole value has none.</exception>
    public string Expand(EvaluationContext context, Func<string, object> nullSubstitutionOption = null)
    {
        try
        {
            var root = Data.Read(context?.RootJson ?? context?.Root);
            var host = Data.Read(context?.HostJson ?? context?.Host);
            var page = new Page();
            template.Value.WriteValue(new Scope(root, root, host, Index: null, nullSubstitutionOption), page);
            warnings = new ArrayList(page.Warnings);
            return page.ToString();
        }
        catch (Exception refused) when (refused is ExpressionException or JsonException)
        {
            throw new AdaptiveTemplateException(refused.Message, refused);
        }
    }

    public string Expand(object rootData, Func<string, object> nullSubstitutionOption = null) =>
        Expand(rootData as EvaluationContext ?? new EvaluationContext(rootData), nullSubstitutionOption);

    public string Expand(string rootJson, Func<string, object> nullSubstitutionOption = null) =>
        Expand(new EvaluationContext(rootJson), nullSubstitutionOption);

    public string Expand() => Expand(new EvaluationContext());

    /// <summary>What the last expansion left out because its condition was neither true nor false.</summary>
    public ArrayList GetLastTemplateExpansionWarnings() => warnings;
}
