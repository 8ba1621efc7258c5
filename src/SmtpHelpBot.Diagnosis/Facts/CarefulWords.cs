namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>The words for a fact depend on how it is known: common knowledge has a text of its own, which says "usually".</summary>
public static class CarefulWords
{
    private const string Careful = "_usual";

    /// <summary>The key of the text that says a fact.</summary>
    /// <param name="sure">How the fact is known.</param>
    /// <param name="key">The key of the text that says it as certain.</param>
    public static string KeyOf(this Sureness sure, string key) => sure is Sureness.Usual ? key + Careful : key;
}
