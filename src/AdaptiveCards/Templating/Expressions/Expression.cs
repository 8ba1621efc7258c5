namespace AdaptiveCards.Templating.Expressions;

/// <summary>One node of a parsed expression. Immutable: one tree serves all threads.</summary>
internal abstract class Expression
{
    /// <summary>The value in this scope.</summary>
    /// <param name="scope">What names mean.</param>
    /// <param name="substitute">Whether a missing name shows as its own binding; conditions and comparisons want to see it missing.</param>
    public abstract Outcome Evaluate(Scope scope, bool substitute);

    /// <summary>The expression as text, as a card shows it where its value cannot be had.</summary>
    public abstract override string ToString();
}
