using System.Buffers;
using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>
/// A pass phrase of plain words in a sentence: "the password is correct horse battery staple". Its words name things: where one stands among
/// them that sentences are made of, it is a sentence about the password.
/// </summary>
internal static class SpokenPhrase
{
    private const int Longest = 160;
    private const int FewestWords = 4;

    /// <summary>Behind a colon the sentence is over, and what follows is the thing itself.</summary>
    private const int FewestBehindColon = 3;
    private const int ShortestWord = 3;
    private const int LongestWord = 14;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>English: in other languages the words of sentences are not known well enough.</summary>
    private static readonly string[] Verbs = ["is", "was"];

    /// <summary>What ends the phrase: the clause, or the next one.</summary>
    private static readonly SearchValues<string> Ends = SearchValues.Create(
        [".", ",", ";", "!", "?", "\r", "\n", "(", ")", "\"", "<", " - ", " and ", " but ", " or ", " so ", " because ", " since ", " when ", " which ", " then ", " though ", " while ", " if "], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OfSentences = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "about", "above", "according", "across", "after", "again", "against", "ago", "all", "almost", "alone", "along", "already", "also", "always", "among", "and", "any", "anymore", "anywhere", "are", "around", "available", "away", "back", "bad",
        "been", "before", "behind", "being", "below", "beside", "between", "beyond", "both", "but", "cannot", "come", "could", "did", "different", "does", "done", "down", "during", "each", "either", "else", "elsewhere", "enough", "even", "ever", "every",
        "everywhere", "exactly", "except", "far", "few", "fine", "first", "for", "from", "generated", "given", "gone", "got", "had", "has", "have", "here", "how", "identical", "inside", "into", "its", "just", "kept", "known", "last", "least", "less", "like",
        "loaded", "long", "longer", "looks", "lost", "made", "many", "may", "maybe", "might", "mine", "more", "most", "much", "must", "near", "need", "needed", "neither", "never", "new", "next", "nor", "not", "now", "off", "often", "old", "once", "one",
        "only", "onto", "other", "our", "out", "outside", "over", "own", "per", "perhaps", "please", "quite", "rather", "read", "really", "said", "same", "saved", "second", "seen", "sent", "set", "several", "shall", "should", "shown", "since", "some",
        "sometimes", "somewhere", "still", "stored", "such", "sure", "taken", "than", "that", "the", "their", "them", "there", "these", "they", "this", "those", "through", "today", "together", "too", "twice", "under", "unless", "until", "unchanged",
        "upon", "usually", "via", "want", "well", "were", "what", "where", "whether", "who", "whole", "whose", "why", "will", "with", "within", "without", "work", "working", "works", "would", "wrong", "yes", "yesterday", "yet", "you", "your",
        "account", "accounts", "address", "admin", "app", "application", "auth", "authentication", "browser", "character", "characters", "client", "complex", "computer", "config", "configuration", "credentials", "database", "default", "digits", "email",
        "encoded", "encrypted", "environment", "field", "file", "hashed", "identity", "internal", "length", "letters", "list", "login", "mail", "mailbox", "manager", "number", "numbers", "outlook", "phone", "printer", "program", "provider", "random",
        "scanner", "screen", "server", "service", "setting", "settings", "shared", "short", "simple", "special", "strong", "symbols", "system", "text", "thunderbird", "user", "username", "variable", "variables", "weak", "web", "webmail", "website");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SentenceWords = OfSentences.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The phrase that is the value of a name; null where it is a sentence, or none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the secret.</param>
    /// <param name="verb">Where the verb behind it begins.</param>
    /// <param name="at">Where the value begins.</param>
    public static (int Start, int End)? ValueOf(string text, SecretName name, int verb, int at)
    {
        if (!text.AsSpan(name.Start).StartsWith("pass", StringComparison.OrdinalIgnoreCase) || !IsEnglish(text.AsSpan(verb)))
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var end = rest.IndexOfAny(Ends);
        var phrase = (end < 0 ? rest : rest[..end]).TrimEnd();
        return IsPhrase(phrase, text.AsSpan(verb, at - verb).Contains(':') ? FewestBehindColon : FewestWords) ? (at, at + phrase.Length) : null;
    }

    private static bool IsEnglish(ReadOnlySpan<char> rest)
    {
        foreach (var verb in Verbs)
        {
            if (rest.StartsWith(verb, StringComparison.OrdinalIgnoreCase) && rest.Length > verb.Length && rest[verb.Length] is ' ' or ':')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One word that sentences have too may be a part of it: "correct horse battery staple".</summary>
    private static bool IsPhrase(ReadOnlySpan<char> phrase, int fewest)
    {
        var (words, harmless) = (0, 0);
        foreach (var range in phrase.Split(' '))
        {
            var word = phrase[range];
            if (!IsThing(word))
            {
                return false;
            }

            words++;
            harmless += SecretValue.IsHarmless(word) ? 1 : 0;
        }

        return words >= fewest && harmless <= 1;
    }

    private static bool IsThing(ReadOnlySpan<char> word) =>
        word.Length is >= ShortestWord and <= LongestWord && !word.ContainsAnyExcept(Letters) && !word.EndsWith("ly") && !word.EndsWith("ing") && !word.EndsWith("ed") && !SentenceWords.Contains(word);
}
