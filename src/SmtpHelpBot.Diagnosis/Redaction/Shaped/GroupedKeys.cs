using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>Keys that are known by the groups they are written in: <c>abcd-efgh-ijkl-mnop</c>, 32 signs of hex with a tail behind a dash. Written by hand: every dash costs the same.</summary>
internal static class GroupedKeys
{
    private const int Group = 4;
    private const int LengthOfFour = SecretValue.GroupedLength;
    private const int LengthOfHex = 32;
    private const int LengthOfTail = 17;

    /// <summary>What may stand around an app password of Google in code and in prose.</summary>
    private static readonly SearchValues<char> Openings = SearchValues.Create("'\"(");

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The keys in <paramref name="text"/>, in no order.</summary>
    public static IEnumerable<SecretSpan> Find(string text) =>
        text.Contains("gmail", StringComparison.OrdinalIgnoreCase) || text.Contains("app pass", StringComparison.OrdinalIgnoreCase) ? WithDashes(text).Concat(WithBlanks(text)) : WithDashes(text);

    private static IEnumerable<SecretSpan> WithDashes(string text)
    {
        for (var dash = text.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = text.IndexOf('-', dash + 1))
        {
            if (AtDash(text, dash) is { } key)
            {
                yield return key;
                dash = key.End - 1;
            }
        }
    }

    private static SecretSpan? AtDash(string text, int dash) =>
        IsFour(text, dash - Group) ? new(dash - Group, dash - Group + LengthOfFour, SecretKind.AppPassword)
        : EndOfHex(text, dash) is { } end ? new(dash - LengthOfHex, end, SecretKind.ApiKey)
        : null;

    /// <summary>Four groups of four small letters, as Apple and Yahoo write them.</summary>
    private static bool IsFour(string text, int at)
    {
        if (!StandsAlone(text, at, at + LengthOfFour))
        {
            return false;
        }

        for (var letter = 0; letter < LengthOfFour; letter++)
        {
            if (letter % (Group + 1) == Group ? text[at + letter] != '-' : !char.IsAsciiLetterLower(text[at + letter]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a key of Mailgun (two groups of eight) or Mailchimp (the name of its computing centre) ends; null where none has its dash here.</summary>
    private static int? EndOfHex(string text, int dash)
    {
        var start = dash - LengthOfHex;
        if (start < 0 || text.AsSpan(start, LengthOfHex).ContainsAnyExcept(Hex))
        {
            return null;
        }

        var tail = text.AsSpan(dash + 1, Math.Min(LengthOfTail, text.Length - dash - 1));
        var digits = tail.StartsWith("us", StringComparison.Ordinal) ? tail[2..].IndexOfAnyExceptInRange('0', '9') : 0;
        digits = digits < 0 ? tail.Length - 2 : digits;
        var end = dash + 1 + (digits is 1 or 2 ? 2 + digits : LengthOfTail);
        return StandsAlone(text, start, end) && (digits is 1 or 2 || IsTail(tail)) ? end : null;
    }

    private static bool IsTail(ReadOnlySpan<char> tail) =>
        tail.Length == LengthOfTail && tail[8] == '-' && !tail[..8].ContainsAnyExcept(Hex) && !tail[9..].ContainsAnyExcept(Hex);

    private static IEnumerable<SecretSpan> WithBlanks(string text)
    {
        for (var open = text.AsSpan().IndexOfAny(Openings); open >= 0; open = Next(text, open))
        {
            var end = open + 1 + LengthOfFour;
            if (SecretValue.IsGrouped(text, open + 1) && end < text.Length && text[end] is '\'' or '"' or ')')
            {
                yield return new(open + 1, end, SecretKind.AppPassword);
            }
        }
    }

    private static int Next(string text, int open)
    {
        var next = text.AsSpan(open + 1).IndexOfAny(Openings);
        return next < 0 ? -1 : open + 1 + next;
    }

    /// <summary>No longer word goes on before or behind it.</summary>
    private static bool StandsAlone(string text, int start, int end) =>
        start >= 0 && end <= text.Length && !(start > 0 && KeyEdges.IsOfWord(text[start - 1])) && !(end < text.Length && KeyEdges.IsOfWord(text[end]));
}
