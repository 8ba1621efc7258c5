namespace SmtpHelpBot.Slack.BlockKit;

/// <summary>Makes texts fit: cut with a marked end, or in pieces, and never through a character or an entity.</summary>
internal static class Cut
{
    private const char End = '…';

    /// <summary>The text where it fits, or its beginning with an ellipsis.</summary>
    public static string To(string text, int most) => text.Length <= most ? text : string.Concat(Beginning(text, most - 1).TrimEnd(), [End]);

    /// <summary>The text in pieces that fit, broken at lines or words where there are any.</summary>
    public static IEnumerable<string> Pieces(string text, int most)
    {
        var begin = 0;
        while (text.Length - begin > most)
        {
            var end = BreakBefore(text, begin, SafeEnd(text, begin, begin + most));
            yield return text[begin..end].TrimEnd();
            begin = end;
        }

        yield return text[begin..];
    }

    private static ReadOnlySpan<char> Beginning(string text, int most) =>
        most == 0 || (most == 1 && char.IsHighSurrogate(text[0])) ? [] : text.AsSpan(0, SafeEnd(text, 0, most));

    private static int BreakBefore(string text, int begin, int end)
    {
        var half = begin + ((end - begin) / 2);
        var line = text.LastIndexOf('\n', end - 1, end - half);
        var word = line > half ? line : text.LastIndexOf(' ', end - 1, end - half);
        return word > half && !IsInLink(text, begin, word) ? word + 1 : end;
    }

    /// <summary>The last place not after <paramref name="end"/> that splits neither a surrogate pair, nor an entity, nor a link.</summary>
    private static int SafeEnd(string text, int begin, int end)
    {
        var safe = char.IsHighSurrogate(text[end - 1]) && end - 1 > begin ? end - 1 : end;
        var entity = text.LastIndexOf('&', safe - 1, Math.Min(5, safe - begin));
        if (entity > begin && text.IndexOf(';', entity, safe - entity) < 0)
        {
            safe = entity;
        }

        return IsInLink(text, begin, safe) && text.LastIndexOf('<', safe - 1) is var link && link > begin ? link : safe;
    }

    private static bool IsInLink(string text, int begin, int end)
    {
        var open = text.LastIndexOf('<', end - 1, end - begin);
        return open >= 0 && text.IndexOf('>', open, end - open) < 0;
    }
}
