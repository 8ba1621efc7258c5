using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Secrets that stand in the text once more, where nothing around tells what they are: a token that is user name and password, what a command printed.</summary>
internal static class KnownSecrets
{
    private const int Most = 32;
    private const int Shortest = 8;
    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\n\u00A0'\"`,;:=<>()[]{}|");

    /// <summary>Where secrets that were found stand again.</summary>
    public static IEnumerable<SecretSpan> Find(string text, IReadOnlyList<SecretSpan> found)
    {
        var known = new Dictionary<string, SecretKind>(StringComparer.Ordinal);
        foreach (var span in found)
        {
            var secret = text.AsSpan(span.Start, span.End - span.Start);
            if (known.Count < Most && secret.Length >= Shortest && SecretValue.LooksMade(secret) && !secret.ContainsAny(Between))
            {
                known[secret.ToString()] = span.Kind;
            }
        }

        return known.Count == 0 ? [] : Words(text, known);
    }

    private static IEnumerable<SecretSpan> Words(string text, Dictionary<string, SecretKind> known)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny(Between);
            var end = length < 0 ? text.Length : at + length;
            if (end - at >= Shortest && known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(at, end - at), out var kind))
            {
                yield return new(at, end, kind);
            }

            at = end + 1;
        }
    }
}
