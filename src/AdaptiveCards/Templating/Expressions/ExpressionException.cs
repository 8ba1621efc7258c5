namespace AdaptiveCards.Templating.Expressions;

/// <summary>An expression cannot be read, or its value cannot be had. The template turns it into its own, documented exception.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
