using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>The keys of Brevo: <c>xkeysib-</c> or <c>xsmtpsib-</c> and many letters. Written by hand, because a regular expression builds a state for every letter of a long one.</summary>
internal static class BrevoKeys
{
    private const int Shortest = 12;
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["xkeysib-", "xsmtpsib-"], StringComparison.Ordinal);
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The keys in <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var hit = text.AsSpan(at).IndexOfAny(Beginnings);
            if (hit < 0)
            {
                yield break;
            }

            var begin = at + hit;
            var behind = text.IndexOf('-', begin) + 1;
            var length = text.AsSpan(behind).IndexOfAnyExcept(Letters);
            at = length < 0 ? text.Length : behind + length;
            if (at - behind >= Shortest)
            {
                yield return new(begin, at, SecretKind.ApiKey);
            }
        }
    }
}
