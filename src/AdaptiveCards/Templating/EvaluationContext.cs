namespace AdaptiveCards.Templating;

/// <summary>The data that a template is expanded with. Where JSON is given as text, the text counts.</summary>
public sealed class EvaluationContext
{
    public EvaluationContext() { }

    public EvaluationContext(object rootData, object hostData = null)
    {
        Root = rootData;
        Host = hostData;
    }

    public EvaluationContext(string rootJson, string hostJson = null)
    {
        RootJson = rootJson;
        HostJson = hostJson;
    }

    /// <summary>What <c>$root</c> is.</summary>
    public object Root { get; set; }

    /// <summary>What <c>$root</c> is, as JSON.</summary>
    public string RootJson { get; set; }

    /// <summary>What <c>$host</c> is.</summary>
    public object Host { get; set; }

    /// <summary>What <c>$host</c> is, as JSON.</summary>
    public string HostJson { get; set; }
}
