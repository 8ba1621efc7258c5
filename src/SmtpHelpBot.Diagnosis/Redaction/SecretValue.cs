using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Reads what stands behind the name of a secret, and tells a secret from a word of prose or of code.</summary>
internal static class SecretValue
{
    private const int Longest = 4_096;

    /// <summary>Behind this many characters it is no password that somebody types, and nothing ends it but a blank or a quotation mark.</summary>
    private const int LongestTyped = 256;

    /// <summary>A Google app password as it is shown: four groups of four letters.</summary>
    private const int GroupedLength = 19;

    /// <summary>What follows a name in prose or code and is no secret.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "incorrect", "correct", "wrong", "right", "invalid", "valid", "required", "expired", "not", "no", "yes", "never", "accepted", "rejected", "refused", "fine", "ok", "okay",
        "good", "same", "missing", "empty", "the", "a", "an", "is", "was", "are", "my", "your", "our", "and", "or", "set", "saved", "stored", "definitely", "still", "too", "also",
        "being", "working", "changed", "authentication", "auth", "please", "failed", "failure", "error", "denied", "null", "none", "nil", "true", "false", "undefined", "string", "str",
        "redacted", "password", "passwd", "passwort", "pass", "pwd", "secret", "token", "masked", "hidden", "removed", "in", "for", "from", "to", "of", "with", "on", "at", "by", "what", "that", "this", "it",
        "normal", "plain", "login", "oauth2", "smtp", "user", "username", "enter", "only", "always", "already", "needed", "used", "case", "longer", "very", "100%", "getpass", "input", "out", "sent", "back",
        "unknown", "check", "try", "again", "there", "because", "when", "if", "but", "we", "i", "you", "protected", "typed", "entered", "copied", "given", "different", "has", "have", "can", "cannot", "will", "must", "should",
        "falsch", "richtig", "korrekt", "ungültig", "abgelaufen", "geändert", "nicht", "leer", "erforderlich", "vergessen", "incorrecte", "invalide", "correcte", "faux", "expiré", "oublié", "pas", "requis", "erroné",
        "incorrecta", "incorrecto", "inválida", "inválido", "correcta", "correcto", "caducada", "incorreta", "incorreto", "correta", "expirada", "errada", "não", "errata", "corretta", "scaduta", "non", "sbagliata", "valida", "válida",
        "onjuist", "juist", "ongeldig", "verkeerd", "verlopen", "niet", "correctement", "obligatoire");

    private static readonly SearchValues<char> HardEnds = SearchValues.Create(" \t\r\n'\"`,<>\\|\u201D\u3002\u3001\uFF0C");
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Identifier = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$:>-");
    private static readonly string[] CodeBeginnings = ["process.env", "os.", "config.", "config(", "self.", "settings.", "env", "this.", "getenv", "secrets.", "var."];

    /// <summary>The quoted value that begins at <paramref name="at"/>; null where none does, or where it is no secret.</summary>
    public static (int Start, int End)? Quoted(string text, int at)
    {
        at += at + 1 < text.Length && text[at] is 'b' or 'r' or 'u' or 'f' && text[at + 1] is '"' or '\'' ? 1 : 0;
        if (Quotes.At(text, at) is not { } mark)
        {
            return null;
        }

        var start = at + mark.Length;
        var rest = text.AsSpan(start, Math.Min(Longest, text.Length - start));
        var close = rest.IndexOf(Quotes.Closing(mark), StringComparison.Ordinal);
        var line = rest.IndexOf('\n');
        var length = close >= 0 && (line < 0 || close < line || mark.Length == 3) ? close : line >= 0 ? line : rest.Length;
        return IsSecret(rest[..length], shortest: 1) ? (start, start + length) : null;
    }

    /// <summary>The value between two tags, such as that of <c>&lt;password&gt;</c>; null where it is no secret.</summary>
    public static (int Start, int End)? BetweenTags(string text, int at)
    {
        if (Quotes.At(text, at) is { } mark && IsClosed(text, at + mark.Length, mark))
        {
            return Quoted(text, at);
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var end = rest.IndexOfAny('<', '\n');
        return end > 0 && rest[end] == '<' && IsSecret(rest[..end], shortest: 3) ? (at, at + end) : null;
    }

    /// <summary>A quotation mark that no other one closes in its line ends the sentence that the tag stands in: <c>'LOGIN &lt;user&gt; &lt;pass&gt;' failed</c>.</summary>
    private static bool IsClosed(string text, int at, string mark)
    {
        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var line = rest.IndexOf('\n');
        return (line < 0 || mark.Length == 3 ? rest : rest[..line]).IndexOf(Quotes.Closing(mark), StringComparison.Ordinal) >= 0;
    }

    /// <summary>The value without quotation marks that begins at <paramref name="at"/>; null where it is no secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="spoken">It stands in prose ("my password is ..."), where most words are no secret.</param>
    /// <param name="bare">Nothing but a blank stands before it: only what looks like a secret is one.</param>
    public static (int Start, int End)? Unquoted(string text, int at, bool spoken = false, bool bare = false)
    {
        if (IsGrouped(text, at))
        {
            return (at, at + GroupedLength);
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        if (IsProseOfAnotherScript(rest[..Math.Min(LongestTyped, rest.Length)]))
        {
            return null;
        }

        var end = EndOf(rest);
        var word = spoken ? rest[..end].TrimEnd(".!?:;)") : rest[..end];
        var prose = spoken && word.IndexOfAnyExcept(Letters) < 0 && GoesOn(rest[end..]);
        return !prose && !IsCode(word) && (!bare || LooksMade(word)) && IsSecret(word, shortest: 3) ? (at, at + word.Length) : null;
    }

    private static int EndOf(ReadOnlySpan<char> rest)
    {
        var near = rest[..Math.Min(LongestTyped + 1, rest.Length)];
        var hard = near.IndexOfAny(HardEnds);
        var end = hard < 0 ? near.Length : hard;
        for (var at = 1; at < Math.Min(end, LongestTyped); at++)
        {
            if ((rest[at] is ';' or '&' && BeginsSetting(rest[(at + 1)..])) || (rest[at] is ')' or ']' or '}' && (at + 1 >= end || rest[at + 1] is ')' or ';' or ']' or '}'))
                || (rest[at] is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3' && char.IsAscii(rest[at - 1])))
            {
                return at;
            }
        }

        return hard >= 0 || near.Length == rest.Length ? end : EndOfLong(rest);
    }

    private static int EndOfLong(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(HardEnds);
        return end < 0 ? rest.Length : end;
    }

    /// <summary>In connection strings and addresses another setting, or the end, follows.</summary>
    private static bool BeginsSetting(ReadOnlySpan<char> rest)
    {
        var word = rest.IndexOfAnyExcept(Identifier);
        word = word < 0 ? rest.Length : word;
        return word == 0 ? rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] is '"' or '\'' or '<' : word < rest.Length && rest[word] is '=' or ' ';
    }

    private static bool IsGrouped(string text, int at)
    {
        if (at + GroupedLength > text.Length || (at + GroupedLength < text.Length && char.IsLetter(text[at + GroupedLength])))
        {
            return false;
        }

        for (var letter = 0; letter < GroupedLength; letter++)
        {
            if (letter % 5 == 4 ? text[at + letter] is not (' ' or '\u00A0') : !char.IsAsciiLetterLower(text[at + letter]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Behind "the password is" a word of letters with more words after it is prose ("is correctly set").</summary>
    private static bool GoesOn(ReadOnlySpan<char> rest) => rest is [' ', var next, ..] && (char.IsLetter(next) || next == '(');

    private static bool IsSecret(ReadOnlySpan<char> value, int shortest) =>
        value.Length >= shortest
        && !(value[0] is '$' && value.Length > 1 && (char.IsAsciiLetter(value[1]) || value[1] is '{' or '('))
        && value[0] is not ('<' or '{' or '[')
        && !value.StartsWith("%(", StringComparison.Ordinal)
        && value.ContainsAnyExcept("*xX.\u2022\u2026 -_".AsSpan())
        && !IsHarmless(value.Trim(".:!?"))
        && !IsProseOfAnotherScript(value);

    /// <summary>Chinese, Japanese, Korean or Russian words without a digit are prose: passwords are hardly ever typed so.</summary>
    private static bool IsProseOfAnotherScript(ReadOnlySpan<char> value) => value is [>= '\u0400', ..] && !value.ContainsAnyInRange('0', '9');

    /// <summary>A word of prose or of code, and no secret.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> word) => Harmless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A name in code (<c>process.env.PASS</c>, <c>getpass()</c>) is where the secret lives, not the secret.</summary>
    public static bool IsCode(ReadOnlySpan<char> value)
    {
        var open = value.IndexOfAny('(', '[', '{');
        return (open > 0 && value[..open].IndexOfAnyExcept(Identifier) < 0)
            || StartsAsCode(value) || (value.Length == 3 && value.IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private static bool StartsAsCode(ReadOnlySpan<char> value)
    {
        foreach (var begin in CodeBeginnings)
        {
            if (value.StartsWith(begin, StringComparison.OrdinalIgnoreCase) && (begin != "env" || value.Length == 3 || value[3] is '.' or '[' or '('))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters with digits or signs among them, and neither a server nor an address.</summary>
    private static bool LooksMade(ReadOnlySpan<char> value) =>
        value.Length >= 6 && value.ContainsAny(Letters) && value.ContainsAnyInRange('0', '9') && value.IndexOfAny("@/:.".AsSpan()) < 0;
}
