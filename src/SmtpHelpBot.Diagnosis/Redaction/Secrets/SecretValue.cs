using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>Reads what stands behind the name of a secret, and tells a secret from a word of prose or of code.</summary>
internal static class SecretValue
{
    private const int Longest = 4_096;

    /// <summary>A shorter word in brackets or behind a $ is a placeholder or a variable.</summary>
    private const int ShortestInBrackets = 8;

    /// <summary>In a cell of a page more words than these are a sentence.</summary>
    private const int MostWords = 4;

    /// <summary>Behind this many characters it is no password that somebody types, and nothing ends it but a blank or a quotation mark.</summary>
    private const int LongestTyped = 256;

    /// <summary>A Google app password as it is shown: four groups of four letters.</summary>
    public const int GroupedLength = 19;

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
    private static readonly SearchValues<char> EndsInBrackets = SearchValues.Create(" \t\r\n>]}\"'");
    private static readonly SearchValues<string> TagEnds = SearchValues.Create(["<", "&lt;", "\n"], StringComparison.Ordinal);
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Closings = SearchValues.Create(" \t\r)]};,:.");
    private static readonly SearchValues<char> Identifier = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$:>-");
    private static readonly string[] CodeBeginnings = ["process.env", "os.", "config.", "config(", "self.", "settings.", "env", "this.", "getenv", "secrets.", "var."];

    /// <summary>The quoted value that begins at <paramref name="at"/>; null where none does, or where it is no secret.</summary>
    public static (int Start, int End)? Quoted(string text, int at)
    {
        at += Quotes.PrefixAt(text, at);
        if (Quotes.At(text, at) is not { } mark)
        {
            return null;
        }

        var start = at + mark.Length;
        var rest = text.AsSpan(start, Math.Min(Longest, text.Length - start));
        var close = CloseOf(rest, mark);
        var line = rest.IndexOf('\n');
        var length = close >= 0 && (line < 0 || close < line || IsOfLines(mark)) ? close : line >= 0 ? line : rest.Length;
        // Behind a prompt in code only what closes it follows: getpass("Password: ").
        return (close >= 0 || rest[..length].ContainsAnyExcept(Closings)) && IsSecret(rest[..length], shortest: 1, quoted: true) ? (start, length < Longest ? start + length : EndOfLong(text, start + length)) : null;
    }

    /// <summary>The quotation mark that ends the value: one with a backslash before it belongs to the value where another follows in the line.</summary>
    private static int CloseOf(ReadOnlySpan<char> rest, string mark)
    {
        var closing = Quotes.Closing(mark);
        var first = rest.IndexOf(closing, StringComparison.Ordinal);
        var line = rest.IndexOf('\n');
        for (var at = first; at > 0 && mark is "\"" or "'" && rest[at - 1] == '\\' && !(at > 1 && rest[at - 2] == '\\');)
        {
            var next = rest[(at + 1)..].IndexOf(closing, StringComparison.Ordinal);
            if (next < 0 || (line >= 0 && at + 1 + next > line))
            {
                return at;
            }

            at += 1 + next;
            first = at;
        }

        return first;
    }

    private static bool IsOfLines(string mark) => mark is "\"\"\"" or "'''";

    /// <summary>The value between two tags, such as that of <c>&lt;password&gt;</c>, or up to where the text is cut off; null where it is no secret.</summary>
    public static (int Start, int End)? BetweenTags(string text, int at)
    {
        if (Quotes.At(text, at) is { } mark && IsClosed(text, at + mark.Length, mark))
        {
            return Quoted(text, at);
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var line = rest.IndexOfAny('<', '\n');
        var end = line < 0 || rest[line] == '\n' ? rest.IndexOfAny(TagEnds) : line;
        if (end < 0 && at + rest.Length == text.Length && rest.TrimEnd(']') is var cutOff && MadeWords.Is(cutOff) && !cutOff.ContainsAny(' ', '\t'))
        {
            return (at, at + cutOff.Length);
        }

        if (end <= 0 || (rest[end] == '\n' && rest[end..].TrimStart() is not ['<', ..]))
        {
            return null;
        }

        var value = rest[..end].TrimEnd();
        value = value.EndsWith("]]>") ? value[..^3] : value;
        return IsSecret(value, shortest: 3, quoted: true) && !IsSentence(value) ? (at, at + value.Length) : null;
    }

    /// <summary>Several words, and some of them such as stand in sentences.</summary>
    private static bool IsSentence(ReadOnlySpan<char> value)
    {
        var words = 0;
        var harmless = false;
        foreach (var range in value.Split(' '))
        {
            words++;
            harmless |= IsHarmless(value[range].Trim(".,:;!?()"));
        }

        return words > MostWords || (words > 1 && harmless);
    }

    /// <summary>A quotation mark that no other one closes in its line ends the sentence that the tag stands in: <c>'LOGIN &lt;user&gt; &lt;pass&gt;' failed</c>.</summary>
    private static bool IsClosed(string text, int at, string mark)
    {
        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var line = rest.IndexOf('\n');
        return (line < 0 || IsOfLines(mark) ? rest : rest[..line]).IndexOf(Quotes.Closing(mark), StringComparison.Ordinal) >= 0;
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

        if (at < text.Length && text[at] is '<' or '[' or '{')
        {
            return Bracketed(text, at);
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        if (IsProseOfAnotherScript(rest[..Math.Min(LongestTyped, rest.Length)]))
        {
            return null;
        }

        var end = EndOf(rest);
        var word = spoken ? rest[..end].TrimEnd(".!?:;)") : rest[..end];
        var prose = spoken && word.IndexOfAnyExcept(Letters) < 0 && GoesOn(rest[end..]) && !IsNamed(word);
        return !prose && !IsCode(word) && (!bare || LooksMade(word)) && IsSecret(word, shortest: 3) ? (at, word.Length < Longest ? at + word.Length : EndOfLong(text, at + word.Length)) : null;
    }

    /// <summary>A made-up word in brackets is a secret; others are placeholders, such as <c>&lt;your password&gt;</c>.</summary>
    private static (int Start, int End)? Bracketed(string text, int at)
    {
        var rest = text.AsSpan(at + 1, Math.Min(LongestTyped, text.Length - at - 1));
        var end = rest.IndexOfAny(EndsInBrackets);
        end = end < 0 ? rest.Length : end;
        return end >= ShortestInBrackets && (end >= rest.Length || rest[end] is not ' ') && MadeWords.Is(rest[..end]) ? (at + 1, at + 1 + end) : null;
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

        var far = hard >= 0 ? end : rest.IndexOfAny(HardEnds);
        return far < 0 ? rest.Length : far;
    }

    /// <summary>A longer one is masked to its end all the same.</summary>
    private static int EndOfLong(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny(HardEnds);
        return end < 0 ? text.Length : at + end;
    }

    /// <summary>In connection strings and addresses another setting, or the end, follows.</summary>
    private static bool BeginsSetting(ReadOnlySpan<char> rest)
    {
        var word = rest.IndexOfAnyExcept(Identifier);
        word = word < 0 ? rest.Length : word;
        return word == 0 ? rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] is '"' or '\'' or '<' : word < rest.Length && rest[word] is '=' or ' ';
    }

    /// <summary>Whether four groups of four small letters stand there: an app password as Google shows it.</summary>
    public static bool IsGrouped(string text, int at)
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

    /// <summary>A long word that begins with a capital letter within a sentence is the thing itself.</summary>
    private static bool IsNamed(ReadOnlySpan<char> word) => word.Length >= 6 && char.IsAsciiLetterUpper(word[0]) && !word[1..].ContainsAnyInRange('A', 'Z');

    /// <summary>Behind "the password is" a word of letters with more words after it is prose ("is correctly set").</summary>
    private static bool GoesOn(ReadOnlySpan<char> rest) => rest is [' ', var next, ..] && (char.IsLetter(next) || next == '(');

    /// <summary>Whether a value is a secret, and not empty, starred out, a variable, a placeholder or a word of prose.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shortest">How long a secret is at least.</param>
    /// <param name="quoted">It stands in quotation marks, so that a bracket at its beginning may belong to it.</param>
    /// <param name="ofSetting">It stands alone behind the sign of a setting, where no prose does.</param>
    public static bool IsSecret(ReadOnlySpan<char> value, int shortest, bool quoted = false, bool ofSetting = false) =>
        value.Length >= shortest
        && !IsVariable(value)
        && !IsPlaceholder(value, quoted)
        && !value.StartsWith("%(", StringComparison.Ordinal)
        && value.ContainsAnyExcept("*xX.\u2022\u2026 -_".AsSpan())
        && !IsHarmless(value.Trim(".:!?"))
        && (ofSetting || !IsProseOfAnotherScript(value));

    /// <summary>Chinese, Japanese, Korean or Russian words without a digit are prose: passwords are hardly ever typed so.</summary>
    private static bool IsProseOfAnotherScript(ReadOnlySpan<char> value) => value is [>= '\u0400' and not (>= '\uD800' and <= '\uDFFF'), ..] && !value.ContainsAnyInRange('0', '9');

    /// <summary><c>$SMTP_PASSWORD</c>, <c>${...}</c> and <c>$(...)</c>: letters of both cases with digits among them are no name that people give.</summary>
    private static bool IsVariable(ReadOnlySpan<char> value) =>
        value is ['$', var first, ..] && (first is '{' or '(' || (char.IsAsciiLetter(first) && !(value.Length > ShortestInBrackets && value.ContainsAnyInRange('0', '9') && value.ContainsAnyInRange('a', 'z') && !value.Contains('_'))));

    /// <summary>A word in brackets, such as <c>&lt;your password&gt;</c> or <c>{{ password }}</c>; in quotation marks a bracket alone belongs to the secret.</summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> value, bool quoted) =>
        value[0] is '<' or '{' or '[' && !(quoted && value[1..].TrimEnd(">}]") is { Length: >= ShortestInBrackets } inner && MadeWords.Is(inner));

    /// <summary>A word of prose or of code, and no secret.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> word) => Harmless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A name in code (<c>process.env.PASS</c>, <c>getpass()</c>, Home Assistant's <c>!secret name</c>) is where the secret lives, not the secret.</summary>
    public static bool IsCode(ReadOnlySpan<char> value)
    {
        var open = value.IndexOfAny('(', '[', '{');
        return (open > 0 && value[..open].IndexOfAnyExcept(Identifier) < 0 && IsCall(value, open))
            || StartsAsCode(value) || value is "!secret" || value.StartsWith("!secret ", StringComparison.Ordinal) || (value.Length == 3 && value.IndexOfAnyExceptInRange('0', '9') < 0);
    }

    /// <summary>What is called takes a name or a text; <c>Sommer(2024)</c> is none.</summary>
    private static bool IsCall(ReadOnlySpan<char> value, int open) =>
        open + 1 >= value.Length || value[open + 1] is '\'' or '"' or '(' or ')' or '[' or ']' or '{' or '}' or '$' or ':' or ' ' || (char.IsAsciiLetter(value[open + 1]) && !value[..open].ContainsAnyInRange('0', '9'));

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
    public static bool LooksMade(ReadOnlySpan<char> value) =>
        value.Length >= 6 && value.ContainsAny(Letters) && value.ContainsAnyInRange('0', '9') && value.IndexOfAny("@/:.".AsSpan()) < 0;
}
