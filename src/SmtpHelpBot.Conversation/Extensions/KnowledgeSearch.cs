using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>Finds what is known about a few words: an error or its code, a provider, a kind of trouble. Pure.</summary>
internal static class KnowledgeSearch
{
    /// <summary>Teams shows so many results at most (Search command, Microsoft Teams platform documentation).</summary>
    public const int Most = 25;

    private const int LongestQuery = 2000;
    private const int ShortestWord = 3;
    private static readonly char[] Separators = [' ', '\t', '\n', ',', ';', '?', '!', '"'];
    private static readonly string[] SmallWords = ["what", "are", "does", "mean", "means", "the", "for", "how", "with", "and", "smtp", "mail", "settings", "server", "error", "provider"];

    /// <summary>What is found, the best first; without words what people ask for most.</summary>
    public static IReadOnlyList<KnowledgeScreen> Find(string query, DateTimeOffset now, Texts texts)
    {
        var wanted = query.Length > LongestQuery ? query[..LongestQuery] : query;
        var words = wanted.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord && !SmallWords.Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
        if (words.Count == 0 && wanted.Trim().Length == 0)
        {
            return [.. ProviderCatalog.Shared.All.Take(Most).Select(provider => KnowledgeEntries.OfProvider(provider, now, texts))];
        }

        var providers = ProviderCatalog.Shared.All.Where(provider => words.Count > 0 && words.All(word => Names(provider).Any(name => Begins(name, word))));
        var findings = FindingCatalog.All.Where(finding => words.Count > 0 && words.All(word => texts[$"fine.{finding.Id}.title"].Contains(word, StringComparison.OrdinalIgnoreCase)));
        return
        [
            .. OfError(wanted, now, texts) is { } error ? [error] : Array.Empty<KnowledgeScreen>(),
            .. providers.Select(provider => KnowledgeEntries.OfProvider(provider, now, texts)),
            .. findings.OrderBy(finding => finding.Id, StringComparer.Ordinal).Select(finding => KnowledgeEntries.OfFinding(finding, texts)),
        ];
    }

    /// <summary>What a text means that may be a part of a web page, as a message of Teams is; null where it says nothing of mail.</summary>
    public static KnowledgeScreen? OfError(string text, DateTimeOffset now, Texts texts)
    {
        var read = CaseLearning.Read(new() { Id = CaseId.New(), OpenedAt = now }, PasteReader.PlainTextOf(text));
        return KnowledgeEntries.OfError(read, DateOnly.FromDateTime(now.UtcDateTime), texts);
    }

    /// <summary>Everything that a provider is called by.</summary>
    private static IEnumerable<string> Names(Provider provider) =>
        [provider.Id, provider.Name, .. provider.Name.Split(' ', '.', '(', ')'), .. provider.Domains, .. provider.Servers.Select(server => server.Host)];

    private static bool Begins(string name, string word) => name.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
