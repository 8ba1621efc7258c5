using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

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
            if (length > 0 && Ahead(text, sign, rest[length..]) is { } ahead)
            {
                yield return new(ahead.Start, ahead.End, SecretKind.Password);
            }
            else if (length > 0 && rest[..length].Contains('.') && !text.AsSpan(0, sign).EndsWith("git") && Beside(text, sign + 1 + length) is { } value)
            {
                yield return new(value.Start, value.End, SecretKind.Password);
                sign = value.End - 1;
            }
        }
    }

    /// <summary>In <c>rosa:...@smtp.b.example:587</c> the port behind it tells that this is no address.</summary>
    private static (int Start, int End)? Ahead(string text, int sign, ReadOnlySpan<char> behind)
    {
        if (behind is not [':', >= '0' and <= '9', ..])
        {
            return null;
        }

        var before = text.AsSpan(Math.Max(0, sign - LongestDomain), Math.Min(LongestDomain, sign));
        before = before[(before.LastIndexOfAny(Ends) + 1)..];
        var colon = before.IndexOf(':');
        return colon > 0 && before.IndexOf("//") < 0 && MadeWords.Is(before[(colon + 1)..]) ? (sign - before.Length + colon + 1, sign) : null;
    }

    private static (int Start, int End)? Beside(string text, int at) => text[at] switch
    {
        ':' when SecretValue.IsGrouped(text, at + 1) => (at + 1, at + 1 + SecretValue.GroupedLength),
        ':' => Word(text, at + 1) is { } behind && IsPassword(text.AsSpan(behind.Start, behind.End - behind.Start)) ? behind : null,
        ' ' or '/' or '\t' or ',' or ';' or '"' or '\'' or '\r' or '\n' => Apart(text, at),
        _ => null,
    };

    private static bool IsPassword(ReadOnlySpan<char> word) => MadeWords.Is(word) && !IsPort(word);

    /// <summary>A number that a path, a query or nothing follows.</summary>
    private static bool IsPort(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') is > 0 and <= 5 and var end && !char.IsAsciiLetterOrDigit(word[end]);

    /// <summary>With a blank or a stroke between, an id of a message or of a log may stand there too: those have small or capital letters, not both, or dashes.</summary>
    private static (int Start, int End)? Apart(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(6, text.Length - at));
        var word = Word(text, at + rest.Length - rest.TrimStart(" /\t,;\"'\r\n").Length);
        return word is { } found && text.AsSpan(found.Start, found.End - found.Start) is var letters && letters.Length >= ShortestAlone && IsPassword(letters)
            && letters.ContainsAnyInRange('a', 'z') && letters.ContainsAnyInRange('A', 'Z') && !letters.ContainsAny(OfIds) && !(found.End < text.Length && text[found.End] == ':') ? word : null;
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
