namespace AdaptiveCards.Templating;

/// <summary>A template or its data cannot be read, or an expression in it has no value.</summary>
public class AdaptiveTemplateException : Exception
{
    public AdaptiveTemplateException() { }

    public AdaptiveTemplateException(string message) : base(message) { }

    public AdaptiveTemplateException(string message, Exception innerException) : base(message, innerException) { }
}
