using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Passwords in addresses: <c>smtp://user:password@host</c>. Written by hand, because a regular expression builds a state for every letter of a long one.</summary>
internal static class AddressSecrets
{
    private const string Mark = "://";

    private static readonly string Blanks = string.Concat(Enumerable.Range(0, char.MaxValue).Select(letter => (char)letter).Where(char.IsWhiteSpace));
    private static readonly SearchValues<char> Ends = SearchValues.Create(Blanks + "'\"<>");
    private static readonly SearchValues<char> EndsOfUser = SearchValues.Create(Blanks + "'\"<>:/@");

    /// <summary>The passwords in the addresses of <paramref name="text"/>, in order. Up to the last @ before a blank or a quotation mark all belongs to it, for people forget to escape.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var (end, last) = (0, -1);
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = Next(text, at))
        {
            if (PasswordAt(text, at + Mark.Length) is not { } start)
            {
                continue;
            }

            if (start >= end)
            {
                end = EndOf(text, start, Ends);
                last = start + text.AsSpan(start..end).LastIndexOf('@');
            }

            if (last > start)
            {
                at = last;
                if (!IsMask(text.AsSpan(start..last)) && !IsPortAndPath(text.AsSpan(start..last)))
                {
                    yield return new(start, last, SecretKind.Password);
                }
            }
            else if (end == text.Length && IsCutOff(text.AsSpan(start..end)))
            {
                at = end - 1;
                yield return new(start, end, SecretKind.Password);
            }
        }
    }

    private static int Next(string text, int at) => text.IndexOf(Mark, at + 1, StringComparison.Ordinal);

    /// <summary>Where the password begins, behind the user's name and a colon; null where there is none.</summary>
    private static int? PasswordAt(string text, int user)
    {
        var colon = EndOf(text, user, EndsOfUser);
        return colon < text.Length && text[colon] == ':' ? colon + 1 : null;
    }

    private static int EndOf(string text, int from, SearchValues<char> ends)
    {
        var length = text.AsSpan(from).IndexOfAny(ends);
        return length < 0 ? text.Length : from + length;
    }

    private static bool IsMask(ReadOnlySpan<char> value) => !value.ContainsAnyExcept("*xX.".AsSpan());

    /// <summary>The text ends in the address, before its @: what is no port and looks made up is a password.</summary>
    private static bool IsCutOff(ReadOnlySpan<char> value) => MadeWords.Is(value) && !value.ContainsAny('/', '?');

    /// <summary>In <c>http://host:8000/@name</c> what follows the colon is no password.</summary>
    private static bool IsPortAndPath(ReadOnlySpan<char> value) =>
        value.IndexOf('/') is > 0 and <= 5 and var slash && !value[..slash].ContainsAnyExceptInRange('0', '9');
}
