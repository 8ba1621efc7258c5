using System.Buffers;
using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using static SmtpHelpBot.Diagnosis.Redaction.Secrets.SecretKind;

namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>Keys and tokens that are known by how they begin. Written by hand, because a regular expression builds a state for every letter of a long one.</summary>
internal static class PrefixedKeys
{
    /// <summary>Behind this many letters that are no key none is looked for any more, so that time stays linear.</summary>
    private const int LongestMiss = 64;

    /// <summary>A beginning as long as this is none by chance, even within a word.</summary>
    private const int LongBeginning = 8;

    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> Word = SearchValues.Create(Alphanumeric + "_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create(Alphanumeric + "_-.");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(Alphanumeric + "_-+/=");
    private static readonly SearchValues<char> Starred = SearchValues.Create(Alphanumeric + "_-.!*$");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Relays first, then mailboxes, then what else stands in the same settings. Seen in the makers' documentation or in their keys.</summary>
    private static readonly KeyPrefix[] Prefixes =
    [
        new("SG.", ApiKey, 12, Dotted), new("xkeysib-", ApiKey, 12, Word), new("xsmtpsib-", ApiKey, 12, Word), new("re_", ApiKey, 18, Word, KeyLetters.DigitAndCapital), new("key-", ApiKey, 24, Hex), new("pubkey-", ApiKey, 24, Hex),
        new("mlsn.", ApiKey, 24, Word), new("mssp.", ApiKey, 12, Dotted, KeyLetters.Dot), new("md-", ApiKey, 22, Word, KeyLetters.DigitAndCapital), new("api-", ApiKey, 32, Capitals), new("SCW", ApiKey, 17, Capitals, KeyLetters.Digit),
        new("AKIA", ApiKey, 16, Capitals), new("ASIA", ApiKey, 16, Capitals), new("AIza", ApiKey, 30, Word), new("shpat_", ApiKey, 24, Word),
        new("ya29.", Token, 12, Dotted), new("1//", Token, 16, Word), new("4/0A", Token, 20, Word), new("GOCSPX-", Token, 16, Word), new("eyJ", Token, 17, Dotted, KeyLetters.Dot), new("EwA", Token, 60, Base64), new("EwB", Token, 60, Base64),
        new("0.A", Token, 80, Dotted, KeyLetters.DigitAndCapital), new("1.A", Token, 80, Dotted, KeyLetters.DigitAndCapital), new("M.C", Token, 60, Starred), new("M.R3_", Token, 60, Starred),
        new("xoxa-", Token, 16, Word), new("xoxb-", Token, 16, Word), new("xoxc-", Token, 16, Word), new("xoxd-", Token, 16, Word), new("xoxe-", Token, 16, Word), new("xoxe.", Token, 16, Dotted), new("xoxp-", Token, 16, Word),
        new("xoxr-", Token, 16, Word), new("xoxs-", Token, 16, Word), new("xapp-", Token, 16, Word), new("ghp_", Token, 16, Word), new("gho_", Token, 16, Word), new("ghu_", Token, 16, Word), new("ghs_", Token, 16, Word),
        new("ghr_", Token, 16, Word), new("github_pat_", Token, 20, Word), new("glpat-", Token, 16, Word), new("npm_", Token, 30, Word, KeyLetters.Digit), new("pypi-AgE", Token, 40, Word), new("dop_v1_", Token, 40, Hex),
        new("hf_", Token, 30, Word, KeyLetters.DigitAndCapital), new("nfp_", Token, 30, Word, KeyLetters.Digit), new("sk-ant-", ApiKey, 20, Word), new("sk-proj-", ApiKey, 20, Word), new("sk_", ApiKey, 24, Word, KeyLetters.Digit),
        new("rk_live_", ApiKey, 16, Word),
    ];

    private static readonly FrozenDictionary<char, KeyPrefix[]> ByLetter = Prefixes.GroupBy(prefix => prefix.Beginning[0]).ToFrozenDictionary(same => same.Key, same => same.ToArray());
    private static readonly SearchValues<string> Any = SearchValues.Create([.. Prefixes.Select(prefix => prefix.Beginning)], StringComparison.Ordinal);

    /// <summary>The keys in <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Any);
        while (search.Next() is >= 0 and var begin)
        {
            var end = EndOf(text, begin, out var kind);
            if (kind is { } found)
            {
                yield return new(begin, end, found);
            }

            if (kind is not null || end - begin > LongestMiss)
            {
                search.GoOnAt(end);
            }
        }
    }

    /// <summary>Where the key at <paramref name="begin"/> ends, or what is none.</summary>
    private static int EndOf(string text, int begin, out SecretKind? kind)
    {
        var (farthest, within) = (begin, IsWithinWord(text, begin));
        foreach (var prefix in ByLetter[text[begin]])
        {
            if ((within && prefix.Beginning.Length < LongBeginning) || !text.AsSpan(begin).StartsWith(prefix.Beginning, StringComparison.Ordinal))
            {
                continue;
            }

            var behind = text.AsSpan(begin + prefix.Beginning.Length);
            var length = behind.IndexOfAnyExcept(prefix.Letters);
            var letters = (length < 0 ? behind : behind[..length]).TrimEnd(".-");
            farthest = Math.Max(farthest, begin + prefix.Beginning.Length + letters.Length);
            if (letters.Length >= prefix.Shortest && Has(letters, prefix.Wants))
            {
                kind = prefix.Kind;
                return begin + prefix.Beginning.Length + letters.Length;
            }
        }

        kind = null;
        return farthest;
    }

    /// <summary>A longer word goes on here; in a string of a program, the n of \n is no part of it.</summary>
    private static bool IsWithinWord(string text, int at) =>
        at > 0 && KeyEdges.IsOfWord(text[at - 1]) && !(at > 1 && text[at - 1] is 'n' or 'r' or 't' && text[at - 2] == '\\');

    private static bool Has(ReadOnlySpan<char> letters, KeyLetters wanted) => wanted switch
    {
        KeyLetters.Any => true,
        KeyLetters.Digit => letters.ContainsAnyInRange('0', '9'),
        KeyLetters.DigitAndCapital => letters.ContainsAnyInRange('0', '9') && letters.ContainsAnyInRange('A', 'Z'),
        KeyLetters.Dot => letters.Contains('.'),
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "Nothing that letters can have."),
    };
}
