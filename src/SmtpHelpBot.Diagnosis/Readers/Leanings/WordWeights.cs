namespace SmtpHelpBot.Diagnosis.Readers.Leanings;

/// <summary>
/// What words weigh for each cause, in tenths and in the order of the causes: the logarithms of odds that a regression found in
/// labelled texts, which are no part of the project (<c>benchmarks learn</c>). A word alone says nothing of whose text it was.
/// </summary>
/// <param name="Before">What counts before any word is read: how often each cause is met.</param>
/// <param name="Words">By the term or the group of words, as signs write it.</param>
internal sealed record WordWeights(sbyte[] Before, IReadOnlyDictionary<string, sbyte[]> Words);
