using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>Secrets that stand behind their name: <c>EMAIL_HOST_PASSWORD = '...'</c>, <c>--password ...</c>, "my password is ...".</summary>
internal static class NamedSecrets
{
    private const int LongestGap = 80;
    private const int LongestLine = 512;

    /// <summary>"is" in the languages people write in; those without a blank before them need none.</summary>
    private static readonly string[] Verbs =
        ["is: ", "is ", "was ", "ist: ", "ist ", "war ", "lautet: ", "lautet ", "est ", "était ", "es ", "era ", "é ", "è ", "是：", "是: ", "是 ", "是", "は「", "は ", "は", "为", "это ", "- это ", "— это "];

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var from = 0; SecretNames.Next(text, from) is { } name; )
        {
            from = name.End;
            if (!Marker.Holds(text, name.Start) && !IsUserOfAddress(text, name) && ValueOf(text, name) is { } value)
            {
                from = Math.Max(from, value.End);
                yield return new(value.Start, value.End, name.Kind);
                if (SpokenSecrets.Further(text, value.End) is { } other)
                {
                    from = Math.Max(from, other.End);
                    yield return new(other.Start, other.End, name.Kind);
                }

                for (var last = value; FurtherPart(text, last) is { } part; last = part)
                {
                    from = Math.Max(from, part.End);
                    yield return new(part.Start, part.End, name.Kind);
                }
            }
        }
    }

    /// <summary>The next part of a text that code puts together from several; null where there is none.</summary>
    private static (int Start, int End)? FurtherPart(string text, (int Start, int End) part)
    {
        if (Quotes.At(text, part.End) is not { } mark || part.Start <= mark.Length)
        {
            return null;
        }

        var at = SkipSpace(text, part.End + mark.Length);
        var joined = at < text.Length && text[at] is '.' or '+' or '&';
        at = joined ? SkipSpace(text, at + 1) : at;
        return (joined || text[part.Start - mark.Length - 1] == '(') && Quotes.At(text, at) is not null ? SecretValue.Quoted(text, at) : null;
    }

    private static int SkipSpace(string text, int at)
    {
        for (var from = at; at < text.Length && at - from < LongestGap && char.IsWhiteSpace(text[at]);)
        {
            at++;
        }

        return at;
    }

    /// <summary>In <c>smtp://apikey:...@host</c> the name is that of the user; the address shows where the secret ends.</summary>
    private static bool IsUserOfAddress(string text, SecretName name) => text.AsSpan(0, name.Start).EndsWith("://");

    private static (int Start, int End)? ValueOf(string text, SecretName name)
    {
        var end = SecretNames.EndOf(text, name);
        return DeclaredSecrets.Is(text, end, out var declared) ? declared : NamedEntries.ValueOf(text, name) ?? Direct(text, name, end) ?? SpokenSecrets.After(text, end) ?? SpokenSecrets.Before(text, name.Start);
    }

    /// <summary>The value that follows its name with nothing but a sign, a bracket, a tag or a verb between.</summary>
    private static (int Start, int End)? Direct(string text, SecretName name, int end)
    {
        var at = SkipClosing(text, end, out var quoted);
        if (TaggedSecrets.ValueOf(text, name, at) is { } tagged)
        {
            return tagged;
        }

        var next = SkipBlanks(text, at);
        if (Attribute(text, next) is { } attribute)
        {
            return Either(text, attribute);
        }

        return next >= text.Length ? null : text[next] switch
        {
            ':' or '=' or '：' or '＝' => Behind(text, name, next),
            ',' when quoted && !NamedEntries.Is(text, name) => SecretValue.Quoted(text, SkipBlanks(text, next + 1)),
            '(' => SecretValue.Quoted(text, SkipBlanks(text, next + 1)),
            _ => Spoken(text, name, next, blank: next > at),
        };
    }

    private static (int Start, int End)? Behind(string text, SecretName name, int sign)
    {
        var at = SkipBlanks(text, PastSign(text, sign));
        at = text.AsSpan(at).StartsWith("** ") ? SkipBlanks(text, at + 2) : at;
        at += at + 1 < text.Length && text[at] == '(' && Quotes.At(text, at + 1) is not null ? 1 : 0;
        return SlashOfPair(text, name, at) is { } slash
            ? SecretValue.Unquoted(text, SkipBlanks(text, slash + 1))
            : InLongBrackets(text, sign, at) ?? SecretPhrase.ValueOf(text, name, sign, at) ?? OnOwnLine(text, at) ?? Either(text, at) ?? CodeDefaults.ValueOf(text, at);
    }

    /// <summary>A text of Lua: <c>[[...]]</c>, <c>[==[...]==]</c> (Lua 5.4 reference manual, section 3.1).</summary>
    private static (int Start, int End)? InLongBrackets(string text, int sign, int at)
    {
        if (text[sign] != '=' || at >= text.Length || text[at] != '[')
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        var level = rest[1..].IndexOfAnyExcept('=');
        if (level < 0 || rest[1 + level] != '[')
        {
            return null;
        }

        var value = rest[(level + 2)..];
        var close = value.IndexOf(string.Concat("]", rest.Slice(1, level), "]"), StringComparison.Ordinal);
        var start = at + level + 2;
        return close > 0 && value[0] is not (' ' or '[' or '\'' or '"') && SecretValue.IsSecret(value[..close], shortest: 3, ofSetting: true) ? (start, start + close) : null;
    }

    /// <summary>A value that begins on the line below: YAML's <c>|</c> and <c>&gt;</c>, and texts up to a mark in scripts.</summary>
    private static (int Start, int End)? OnOwnLine(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestGap, text.Length - at));
        var line = rest.IndexOf('\n');
        if (line < 0 || !(rest[..line].Trim() is "|" or "|-" or "|+" or ">" or ">-" or ">+" or "@'" or "@\"" || rest.StartsWith("<<")))
        {
            return null;
        }

        var start = SkipBlanks(text, at + line + 1);
        var value = text.AsSpan(start, Math.Min(LongestLine, text.Length - start));
        var end = value.IndexOfAny('\r', '\n');
        value = end < 0 ? value : value[..end];
        return SecretValue.IsSecret(value, shortest: 3, ofSetting: true) ? (start, start + value.Length) : null;
    }

    /// <summary>Behind <c>User/Password:</c> the secret is what follows the user's name and a stroke; null where there is no stroke.</summary>
    private static int? SlashOfPair(string text, SecretName name, int at)
    {
        if (name.Start == 0 || text[name.Start - 1] != '/')
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        var line = rest.IndexOf('\n');
        var slash = (line < 0 ? rest : rest[..line]).IndexOf('/');
        return slash < 0 ? null : at + slash;
    }

    private static (int Start, int End)? Spoken(string text, SecretName name, int at, bool blank)
    {
        if (VerbAt(text, at, blank) is { } verb)
        {
            var value = SkipBlanks(text, at + verb.Length);
            return Quotes.At(text, value) is not null ? SecretValue.Quoted(text, value) : SpokenPhrase.ValueOf(text, name, at, value) ?? SecretValue.Unquoted(text, value, spoken: true);
        }

        if (!blank)
        {
            return null;
        }

        return IsOption(text, name.Start) || IsDirective(text, name, at) ? Either(text, at) : SecretValue.Unquoted(text, at, bare: true);
    }

    private static string? VerbAt(string text, int at, bool blank)
    {
        var rest = text.AsSpan(at);
        var letter = char.ToLowerInvariant(rest[0]);
        foreach (var verb in Verbs)
        {
            if (verb[0] == letter && (blank || verb[0] > '\u3000') && rest.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return verb;
            }
        }

        return null;
    }

    private static (int Start, int End)? Either(string text, int at) =>
        Quotes.At(text, at + Quotes.PrefixAt(text, at)) is not null ? SecretValue.Quoted(text, at) : SecretValue.Unquoted(text, at);

    /// <summary>Past what closes the name: quotation marks, brackets, and the stars of Markdown and of forms.</summary>
    private static int SkipClosing(string text, int at, out bool quoted)
    {
        quoted = false;
        for (var end = at; at < text.Length && at - end < LongestGap;)
        {
            if (Quotes.At(text, at) is { } mark)
            {
                at += mark.Length;
                quoted = true;
            }
            else if (text[at] is ']' or '*' || (quoted && text.AsSpan(at) is [')', ' ', '=', ..] or [')', '=', ..]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Where the value of <c>name="password" value="..."</c> begins; null where there is no such attribute.</summary>
    private static int? Attribute(string text, int at) =>
        text.AsSpan(at).StartsWith("value=", StringComparison.OrdinalIgnoreCase) ? at + 6 : text.AsSpan(at).StartsWith("--value=", StringComparison.OrdinalIgnoreCase) ? at + 8 : null;

    private static int PastSign(string text, int at) => at + 1 < text.Length && text[at + 1] is '>' or '=' or ':' ? at + 2 : at + 1;

    /// <summary>The name is that of a command line option: <c>--password x</c>.</summary>
    private static bool IsOption(string text, int begin)
    {
        var start = begin;
        while (start > 0 && begin - start < 24 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '-' or '_'))
        {
            start--;
        }

        return text[start] == '-';
    }

    /// <summary>The name begins a line that holds one word or quotation more, as in msmtp's <c>password x</c>, or follows <c>login rosa</c>, as in netrc.</summary>
    private static bool IsDirective(string text, SecretName name, int at)
    {
        var before = text.AsSpan(Math.Max(0, name.Start - LongestGap), Math.Min(LongestGap, name.Start));
        before = before[(before.LastIndexOf('\n') + 1)..].Trim();
        if (!before.IsEmpty)
        {
            var blank = before.LastIndexOf(' ');
            return blank > 0 && before[..blank].TrimEnd(' ').EndsWith("login", StringComparison.OrdinalIgnoreCase);
        }

        var rest = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        var end = rest.IndexOfAny('\r', '\n');
        var value = (end < 0 ? rest : rest[..end]).Trim();
        return value.IndexOf(' ') < 0 || (value is ['"', .., '"'] && value[1..^1].IndexOf('"') < 0);
    }

    private static int SkipBlanks(string text, int at)
    {
        at += text.AsSpan(at).StartsWith("&nbsp;") ? 6 : 0;
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0' or '\u202F' or '\u3000' or '\u200B')
        {
            at++;
        }

        return at;
    }
}
