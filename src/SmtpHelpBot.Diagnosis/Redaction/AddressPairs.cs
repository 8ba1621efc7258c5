using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>A password beside the address that it belongs to: <c>rosa@b.example:...</c>, <c>rosa@b.example / ...</c>. Only what looks made up is one.</summary>
internal static class AddressPairs
{
    private const int ShortestAlone = 8;
    private const int LongestDomain = 255;
    private static readonly SearchValues<char> Domain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");
    private static readonly SearchValues<char> OfIds = SearchValues.Create("-_.:=/");
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n'\"`<>|,;)]}\u00A0");

    /// <summary>The passwords beside the addresses of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var sign = text.IndexOf('@', StringComparison.Ordinal); sign >= 0; sign = text.IndexOf('@', sign + 1))
        {
            var rest = text.AsSpan(sign + 1, Math.Min(LongestDomain, text.Length - sign - 1));
            var length = rest.IndexOfAnyExcept(Domain);
            if (length > 0 && rest[..length].Contains('.') && !text.AsSpan(0, sign).EndsWith("git") && Beside(text, sign + 1 + length) is { } value)
            {
                yield return new(value.Start, value.End, SecretKind.Password);
                sign = value.End - 1;
            }
        }
    }

    private static (int Start, int End)? Beside(string text, int at) => text[at] switch
    {
        ':' when SecretValue.IsGrouped(text, at + 1) => (at + 1, at + 20),
        ':' => Word(text, at + 1) is { } behind && IsPassword(text.AsSpan(behind.Start, behind.End - behind.Start)) ? behind : null,
        ' ' or '/' or '\t' => Apart(text, at),
        _ => null,
    };

    private static bool IsPassword(ReadOnlySpan<char> word) => SpokenSecrets.IsMade(word) && !IsPort(word);

    /// <summary>A number that a path, a query or nothing follows.</summary>
    private static bool IsPort(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') is > 0 and <= 5 and var end && !char.IsAsciiLetterOrDigit(word[end]);

    /// <summary>With a blank or a stroke between, an id of a message or of a log may stand there too: those have small or capital letters, not both, or dashes.</summary>
    private static (int Start, int End)? Apart(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(4, text.Length - at));
        var word = Word(text, at + rest.Length - rest.TrimStart(" /\t").Length);
        return word is { } found && text.AsSpan(found.Start, found.End - found.Start) is var letters && letters.Length >= ShortestAlone && IsPassword(letters)
            && letters.ContainsAnyInRange('a', 'z') && letters.ContainsAnyInRange('A', 'Z') && !letters.ContainsAny(OfIds) ? word : null;
    }

    /// <summary>The word that begins there; where an address follows the password, up to its last @.</summary>
    private static (int Start, int End)? Word(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestDomain, text.Length - at));
        var end = rest.IndexOfAny(Ends);
        var word = (end < 0 ? rest : rest[..end]).TrimEnd(".:!?");
        var host = word.LastIndexOf('@');
        word = host > 0 && word[host..].Contains('.') ? word[..host] : word;
        return word.IsEmpty ? null : (at, at + word.Length);
    }
}
