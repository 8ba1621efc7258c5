namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Secrets that stand behind their name: <c>EMAIL_HOST_PASSWORD = '...'</c>, <c>--password ...</c>, "my password is ...".</summary>
internal static class NamedSecrets
{
    private const int LongestGap = 80;

    /// <summary>"is" in the languages people write in; those without a blank before them need none.</summary>
    private static readonly string[] Verbs =
        ["is: ", "is ", "was ", "ist: ", "ist ", "war ", "lautet: ", "lautet ", "est ", "était ", "es ", "era ", "é ", "è ", "是：", "是: ", "是 ", "是", "は「", "は ", "は", "为", "это ", "- это ", "— это "];

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var from = 0; SecretNames.Next(text, from) is { } name; )
        {
            from = name.End;
            if (!IsUserOfAddress(text, name) && ValueOf(text, name) is { } value)
            {
                from = value.End;
                yield return new(value.Start, value.End, name.Kind);
            }
        }
    }

    /// <summary>In <c>smtp://apikey:...@host</c> the name is that of the user; the address shows where the secret ends.</summary>
    private static bool IsUserOfAddress(string text, SecretName name) => text.AsSpan(0, name.Start).EndsWith("://");

    private static (int Start, int End)? ValueOf(string text, SecretName name)
    {
        var at = SkipClosing(text, name.End, out var quoted, out var tagged);
        if (tagged)
        {
            return SecretValue.BetweenTags(text, at);
        }

        var next = SkipBlanks(text, at);
        if (Attribute(text, next) is { } attribute)
        {
            return SecretValue.Quoted(text, attribute);
        }

        return next >= text.Length ? null : text[next] switch
        {
            ':' or '=' or '：' or '＝' => Behind(text, name, next),
            ',' when quoted => SecretValue.Quoted(text, SkipBlanks(text, next + 1)),
            '(' => SecretValue.Quoted(text, SkipBlanks(text, next + 1)),
            _ => Spoken(text, name, next, blank: next > at),
        };
    }

    private static (int Start, int End)? Behind(string text, SecretName name, int sign)
    {
        var at = SkipBlanks(text, PastSign(text, sign));
        return SecretPhrase.ValueOf(text, name, sign, at) ?? Either(text, at);
    }

    private static (int Start, int End)? Spoken(string text, SecretName name, int at, bool blank)
    {
        if (VerbAt(text, at, blank) is { } verb)
        {
            var value = SkipBlanks(text, at + verb.Length);
            return Quotes.At(text, value) is null ? SecretValue.Unquoted(text, value, spoken: true) : SecretValue.Quoted(text, value);
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
        Quotes.At(text, at) is not null || (at + 1 < text.Length && text[at] is 'b' or 'r' or 'u' or 'f' && Quotes.At(text, at + 1) is not null) ? SecretValue.Quoted(text, at) : SecretValue.Unquoted(text, at);

    /// <summary>Past what closes the name: quotation marks, brackets, and the tags of a web page or of XML.</summary>
    private static int SkipClosing(string text, int at, out bool quoted, out bool tagged)
    {
        (quoted, tagged) = (false, false);
        for (var end = at; at < text.Length && at - end < LongestGap;)
        {
            if (Quotes.At(text, at) is { } mark)
            {
                at += mark.Length;
                quoted = true;
            }
            else if (text[at] is ']' or '*')
            {
                at++;
            }
            else if (text[at] == '>' || (tagged && text[at] == '<'))
            {
                at = text.IndexOf('>', at, Math.Min(LongestGap, text.Length - at)) + 1;
                tagged = true;
                if (at == 0)
                {
                    at = end;
                    break;
                }
            }
            else if (text[at] == '<' && at + 1 < text.Length && text[at + 1] == '/')
            {
                tagged = true;
            }
            else
            {
                break;
            }

            if (tagged && Quotes.At(text, at) is not null)
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Where the value of <c>name="password" value="..."</c> begins; null where there is no such attribute.</summary>
    private static int? Attribute(string text, int at) => string.Compare(text, at, "value=", 0, 6, StringComparison.OrdinalIgnoreCase) == 0 ? at + 6 : null;

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

    /// <summary>The name begins a line that holds one word more: msmtp's <c>password x</c>.</summary>
    private static bool IsDirective(string text, SecretName name, int at)
    {
        if (name.Start > 0 && text[name.Start - 1] != '\n')
        {
            return false;
        }

        var end = text.AsSpan(at).IndexOf('\n');
        return text.AsSpan(at, end < 0 ? text.Length - at : end).Trim().IndexOf(' ') < 0;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }

        return at;
    }
}
