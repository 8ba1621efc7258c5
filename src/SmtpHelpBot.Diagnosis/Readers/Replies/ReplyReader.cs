using System.Globalization;

namespace SmtpHelpBot.Diagnosis.Readers.Replies;

/// <summary>Finds refusals: a reply code with words that belong to one, or an enhanced status code. A number that is a port, a line or a year is none.</summary>
internal static class ReplyReader
{
    private const int MostFirst = 40;
    private const int MostNewest = 20;

    /// <summary>Of a text with very many refusals, its beginning counts and so much of its end.</summary>
    private const int End = 8_192;
    private const int FarthestName = 18;

    /// <summary>Chinese, Japanese and Korean put no blank between a word and a number.</summary>
    private const char FirstIdeograph = '\u2E80';

    private static readonly HashSet<int> Refusals =
    [
        334, 421, 432, 435, 440, 450, 451, 452, 454, 455, 462, 471, 500, 501, 502, 503, 504, 510, 511, 512, 521, 523, 524, 525, 526, 530, 534, 535, 538, 541,
        550, 551, 552, 553, 554, 555, 556, 557, 571, 572, 573, 577,
    ];

    /// <summary>What stands right before a code that is one.</summary>
    private static readonly string[] Names = ["code", "status", "smtp", "smtp info", "error", "response", "reply", "retcode", "server", "servidor", "erro", "fehler", "erreur", "errore", "ошибка", "错误", "エラー", "said", "failed", "login", "denied", "command", "with", "got", "says", "say", "saying", "getting", "gives", "returns", "returned", "throws", "sagt", "meldet", "dice", "diz", "zegt", "报错", "返回", "提示"];

    /// <summary>"Error" in languages that put it right behind the number, without a blank.</summary>
    private static readonly string[] Errors = ["错误", "報錯", "报错", "エラー", "에러", "오류"];

    /// <summary>What makes a number a reply of a web server or of another program.</summary>
    private static readonly string[] Strangers = ["http", "line", "port", "completed", "pid", "took", "size", "bytes", "ldap", "result"];

    /// <summary>What makes a number a count of things.</summary>
    private static readonly string[] Units = ["characters", "bytes", "messages", "mails", "emails", "recipients", "seconds", "users", "times", "ms"];

    /// <summary>The refusals of <paramref name="text"/>, in order; of very many the first and the newest.</summary>
    public static List<Reply> Find(string text)
    {
        var found = new List<Reply>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('3', '5');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (ReadAt(text, at) is { } reply)
            {
                Keep(reply, found);
                at = Math.Max(reply.TextStart, at + 1);
                at = found.Count == MostFirst ? Math.Max(at, text.Length - End) : at;
            }
            else
            {
                at += 1;
            }
        }

        return found;
    }

    private static void Keep(Reply reply, List<Reply> found)
    {
        if (found.Count == MostFirst + MostNewest)
        {
            found.RemoveAt(MostFirst);
        }

        found.Add(reply);
    }

    private static Reply? ReadAt(string text, int at)
    {
        if (at > 0 && ((char.IsLetterOrDigit(text[at - 1]) && text[at - 1] < FirstIdeograph) || text[at - 1] is '.' or '_' or '/' or '-' or '@' && !IsList(text, at)))
        {
            return null;
        }

        return EnhancedCode.At(text, at) is { } enhanced && (enhanced.IsSet || IsNamed(text, at) || SaysWords(text, at + enhanced.Length))
            ? Alone(text, at, enhanced)
            : CodeAt(text, at);
    }

    /// <summary>A dash that begins a list or parts words, rather than a number's own.</summary>
    private static bool IsList(string text, int at) => text[at - 1] == '-' && (at == 1 || text[at - 2] is ' ' or '\n');

    private static Reply? Alone(string text, int at, EnhancedCode enhanced)
    {
        if (EnhancedCode.IsVersion(text, at))
        {
            return null;
        }

        // Some programs put the code behind: "5.7.0 535 Authentication failed".
        var after = SkipTo(text, at + enhanced.Length);
        return CodeAt(text, after) is { Enhanced: null } reply ? reply with { Enhanced = enhanced.Value, Start = at } : new(null, enhanced.Value, at, after);
    }

    private static Reply? CodeAt(string text, int at)
    {
        if (at + 3 > text.Length || !int.TryParse(text.AsSpan(at, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !Refusals.Contains(code)
            || !EndsAt(text, at + 3))
        {
            return null;
        }

        var after = SkipTo(text, at + 3);
        var enhanced = after < text.Length ? EnhancedCode.At(text, after) : null;
        if (enhanced is null && (IsStrange(text, at) || !(IsNamed(text, at) || SaysWords(text, at + 3) || SaysError(text, at + 3) || StandsAlone(text, at, code))))
        {
            return null;
        }

        return new(code, enhanced?.Value ?? EnhancedCode.InBrackets(text, after), at, SkipTo(text, after + (enhanced?.Length ?? 0)));
    }

    /// <summary>A number ends where no letter follows, or where some servers put no blank before the sentence: <c>451Requested mail action</c>.</summary>
    private static bool EndsAt(string text, int end) =>
        end == text.Length || !char.IsAsciiLetterOrDigit(text[end])
        || (end + 3 < text.Length && char.IsAsciiLetterUpper(text[end]) && text.AsSpan(end + 1, 3).IndexOfAnyExceptInRange('a', 'z') < 0);

    /// <summary>A code of a refused sign-in that people put at the end of their own words: <c>the new key, still 535.</c></summary>
    private static bool StandsAlone(string text, int at, int code) =>
        code is 530 or 534 or 535 or 538 && at > 0 && (text[at - 1] is ' ' or '\n' or ':' or '(') && (at + 3 == text.Length || text[at + 3] is '\n' or '.' or ',' or ';' or ')' or '!' or '?');

    private static bool SaysError(string text, int at)
    {
        foreach (var word in Errors)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return at + 1 < text.Length && char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterLower(text[at + 1]);
    }

    /// <summary>Past what programs put between the code and the words: <c>(535, b'5.7.8 </c>, <c>535-5.7.8 </c>, <c>"535", with message "</c>.</summary>
    private static int SkipTo(string text, int at)
    {
        for (var skipped = 0; at < text.Length && skipped < 6 && text[at] is ' ' or '-' or ',' or ':' or '\'' or '"' or ')' or '(' or ';' or '#'; skipped++)
        {
            at++;
        }

        at = at + 1 < text.Length && text[at] == '\n' && EnhancedCode.At(text, at + 1) is not null ? at + 1 : at;
        return at + 1 < text.Length && text[at] is 'b' or 'u' && text[at + 1] is '\'' or '"' ? at + 2 : at;
    }

    /// <summary>Words of a server stand behind the code.</summary>
    private static bool SaysWords(string text, int at) =>
        at < text.Length && text[at] is ' ' or '-' or ',' or ':' && SkipTo(text, at) is var words && words < text.Length && (char.IsLetter(text[words]) || text[words] is '<' or '[' or '#')
        && (text[at] != ',' || (text[at..words].AsSpan().IndexOfAny('\'', '"') >= 0));

    private static bool IsNamed(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - FarthestName), Math.Min(at, FarthestName)).TrimEnd(" '\"(:=#-[>");
        return EndsWithAny(before, Names);
    }

    private static bool IsStrange(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - FarthestName), Math.Min(at, FarthestName)).TrimEnd(" '\"(:=#_,>");
        return EndsWithAny(before, Strangers) || IsCount(text, at + 3) || before.EndsWith("http/1.1", StringComparison.OrdinalIgnoreCase) || before.EndsWith("http_code", StringComparison.OrdinalIgnoreCase)
            || (text[at] == '5' && text.AsSpan(at + 3).TrimStart(" -:").StartsWith("internal server error", StringComparison.OrdinalIgnoreCase))
            || (at > 1 && text[at - 1] == ':' && char.IsLetterOrDigit(text[at - 2]) && !IsNamed(text, at));
    }

    private static bool IsCount(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart(' ');
        foreach (var unit in Units)
        {
            if (rest.StartsWith(unit, StringComparison.OrdinalIgnoreCase) && (rest.Length == unit.Length || !char.IsAsciiLetter(rest[unit.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All words end with a letter: what does not is soon passed over.</summary>
    private static bool EndsWithAny(ReadOnlySpan<char> before, string[] words)
    {
        if (before.IsEmpty || !char.IsLetter(before[^1]))
        {
            return false;
        }

        foreach (var word in words)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
