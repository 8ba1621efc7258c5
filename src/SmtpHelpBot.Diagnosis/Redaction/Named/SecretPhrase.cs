using System.Buffers;
using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>A secret of several words without quotation marks: the form of the line it stands in says where it ends.</summary>
internal static class SecretPhrase
{
    private const int Longest = 256;
    private const int LongestKey = 48;

    /// <summary>A longer word is a key or a token, and what follows it is no part of it.</summary>
    private const int LongestWord = 32;

    /// <summary>Behind a label, such as <c>Password:</c> in a letter, more words than these are a sentence.</summary>
    private const int MostBehindLabel = 6;

    /// <summary>What ends a value in its line: quotation marks, tags, the next column or setting, a comment, the next command.</summary>
    private static readonly SearchValues<string> Ends = SearchValues.Create(["\n", "\r", "\t", "\"", "`", "<", "\\", " #", " ;", "; ", " //", " |", " &&", " > "], StringComparison.Ordinal);

    /// <summary>Words of a sentence about a password; the words of a passphrase name things.</summary>
    private static readonly FrozenSet<string> Statements = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "is", "isn't", "was", "wasn't", "are", "were", "be", "been", "being", "not", "no", "never", "incorrect", "wrong", "invalid", "required", "rejected", "refused", "denied", "declined", "failed", "failure", "error", "mismatch",
        "missing", "empty", "expired", "accepted", "changed", "saved", "stored", "set", "needed", "used", "please", "enter", "check", "try", "must", "should", "can", "cannot", "can't", "will", "have", "has", "had", "does", "doesn't", "don't",
        "typed", "entered", "copied", "pasted", "given", "and", "or", "but", "because", "if", "when", "since", "same", "as", "command", "authentication", "login", "checked", "verified", "unknown", "different", "tested", "works", "working",
        "ist", "nicht", "falsch", "ungültig", "abgelaufen", "wurde", "geändert", "est", "n'est", "pas", "incorrecte", "invalide", "expiré", "es", "incorrecta", "inválida", "não", "incorreta", "non", "errata", "niet", "onjuist", "ongeldig",
        "не", "неверный", "неверен");

    /// <summary>What ends a word of a setting: a blank, a tag, and what stands for a line break in a string of a program.</summary>
    private static readonly SearchValues<string> EndsOfWord = SearchValues.Create([" ", "\t", "\r", "\n", "</", "\\n", "\\r", "\\t", "\\\"", "&quot;", "&lt;", "&#"], StringComparison.Ordinal);

    /// <summary>Signs that end a word elsewhere.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create("'\"`,<>\\|&;()[]{}");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StatementWords = Statements.GetAlternateLookup<ReadOnlySpan<char>>();

    private enum Form
    {
        None,
        Setting,
        Label,
        ConnectionString,
    }

    /// <summary>The words that are the value of the name in front of the sign at <paramref name="sign"/>; null where there is one word only, or where they are a sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the secret.</param>
    /// <param name="sign">Where its colon or equals sign stands.</param>
    /// <param name="at">Where the value begins.</param>
    public static (int Start, int End)? ValueOf(string text, SecretName name, int sign, int at)
    {
        var form = FormOf(text, name, sign);
        if (form == Form.None || at >= text.Length || IsQuoted(text, at))
        {
            return null;
        }

        if (form == Form.Setting && text[sign] == '=' && WordOf(text, at) is { } word)
        {
            return word;
        }

        var value = Cut(text.AsSpan(at, Math.Min(Longest, text.Length - at)), form);
        return value.Contains(' ') && !HoldsMask(text, at, value.Length) && IsPhrase(value, form) ? (at, at + value.Length) : null;
    }

    /// <summary>A word behind an equals sign is the whole value, whatever signs are in it; null where more words follow, or where it is code or a variable.</summary>
    private static (int Start, int End)? WordOf(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var end = rest.IndexOfAny(EndsOfWord);
        var word = (end < 0 ? rest : rest[..end]).TrimEnd(",;)}]'\"");
        if (word.IsEmpty || word[0] == '(' || word.IndexOf("://") >= 0 || IsFollowedBySetting(word))
        {
            return null;
        }

        if (!word.ContainsAny(Odd) && !(word.Length > 2 && word[0] >= '\u0400'))
        {
            return null;
        }

        var tail = end < 0 ? [] : rest[end..];
        var goesOn = word.EndsWith("\\") && tail is ['\n' or '\r', ..];
        var last = goesOn ? at + end + tail.Length - tail.TrimStart().Length : at;
        var next = goesOn ? text.AsSpan(last, Math.Min(Longest, text.Length - last)).IndexOfAny("\r\n") : 0;
        return (tail is [' ', not ('#' or ';' or '&' or '|' or '>'), ..] && tail.TrimStart(' ') is [not ('\r' or '\n'), ..]) || SecretValue.IsCode(word) || !SecretValue.IsSecret(word, shortest: 3, ofSetting: true)
            ? null
            : (at, goesOn ? (next < 0 ? text.Length : last + next) : at + word.Length);
    }

    /// <summary>In connection strings and queries of addresses the next setting follows at once.</summary>
    private static bool IsFollowedBySetting(ReadOnlySpan<char> word) => word.IndexOfAny(';', '&') is > 0 and var sign && word[sign..].Contains('=');

    private static bool IsQuoted(string text, int at) => Quotes.At(text, at) is not null || Quotes.At(text, at + Quotes.PrefixAt(text, at)) is not null;

    /// <summary>What was masked before stays as it was: masking again changes nothing.</summary>
    private static bool HoldsMask(string text, int at, int length)
    {
        for (var open = text.IndexOf('[', at, length); open >= 0; open = text.IndexOf('[', open + 1, at + length - open - 1))
        {
            if (Marker.LengthAt(text, open) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Form FormOf(string text, SecretName name, int sign)
    {
        var start = name.Start;
        while (start > 0 && name.Start - start < LongestKey && IsOfKey(text[start - 1]))
        {
            start--;
        }

        if (start > 0 && text[start - 1] == ';')
        {
            return Form.ConnectionString;
        }

        // In a string of a program, \n is two characters.
        var escaped = start > 0 && text[start - 1] == '\\' && text[start] is 'n' or 't';
        start += escaped ? 1 : 0;
        if (start > 0 && !escaped && text[start - 1] is not ('\n' or '\t'))
        {
            return Form.None;
        }

        var key = WithoutKeyword(text.AsSpan(start, name.End - start).Trim(' '));
        return key.Contains(" -", StringComparison.Ordinal) || key.StartsWith("--", StringComparison.Ordinal) ? Form.None
            : key.Contains(' ') ? Form.Label
            : text[sign] == '=' || char.IsLower(key[0]) || key.Contains('_') || text[start] == ' ' ? Form.Setting
            : Form.Label;
    }

    private static bool IsOfKey(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' or '*' or '•';

    /// <summary>Past what stands in front of a name in a list or in a shell.</summary>
    private static ReadOnlySpan<char> WithoutKeyword(ReadOnlySpan<char> key)
    {
        foreach (var keyword in (ReadOnlySpan<string>)["- ", "* ", "• ", "export ", "set ", "ENV ", "ARG "])
        {
            key = key.StartsWith(keyword, StringComparison.Ordinal) ? key[keyword.Length..].TrimStart(' ') : key;
        }

        return key;
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> rest, Form form)
    {
        var end = form == Form.ConnectionString ? rest.IndexOfAny("\r\n;\"'") : rest.IndexOfAny(Ends);
        var value = end < 0 ? rest : rest[..end];
        for (var blank = value.IndexOf(' '); blank >= 0 && blank < value.Length;)
        {
            if (BeginsSetting(value[(blank + 1)..]))
            {
                return value[..blank].TrimEnd(" ,;");
            }

            var next = value[(blank + 1)..].IndexOf(' ');
            blank = next < 0 ? value.Length : blank + 1 + next;
        }

        return value.TrimEnd(' ');
    }

    /// <summary>The next word is the name of another setting: <c>Port: 587</c>, <c>SMTP_HOST=b</c>.</summary>
    private static bool BeginsSetting(ReadOnlySpan<char> rest)
    {
        var word = 0;
        while (word < rest.Length && (char.IsLetterOrDigit(rest[word]) || rest[word] is '_' or '-' or '.'))
        {
            word++;
        }

        return word > 1 && word < rest.Length && (rest[word] is ':' or '=' || rest[word..].StartsWith(" = ")) && char.IsLetter(rest[0]);
    }

    private static bool IsPhrase(ReadOnlySpan<char> value, Form form)
    {
        var (words, harmless, statements, first) = (0, 0, 0, false);
        foreach (var range in value.Split(' '))
        {
            var word = value[range].Trim(".,:;!?()");
            if (word.IsEmpty)
            {
                continue;
            }

            if (word.Length > LongestWord)
            {
                return false;
            }

            var states = StatementWords.Contains(word);
            first |= states && words == 0;
            words++;
            statements += states ? 1 : 0;
            harmless += states || SecretValue.IsHarmless(word) ? 1 : 0;
        }

        return harmless < words && !first && value.IndexOf(" = ") < 0 && !SecretValue.IsCode(value)
            && (form != Form.Label || (statements == 0 && words <= MostBehindLabel && value.IndexOfAny(".,!?(".AsSpan()) is var mark && (mark < 0 || !EndsClause(value, mark))));
    }

    /// <summary>A sign with a blank behind it parts sentences; one within a word is part of a password.</summary>
    private static bool EndsClause(ReadOnlySpan<char> value, int mark) => mark + 1 < value.Length && value[mark + 1] == ' ';
}
