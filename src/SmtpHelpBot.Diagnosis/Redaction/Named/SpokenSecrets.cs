using System.Buffers;
using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>
/// Secrets that prose or a form puts a few words away from their name: "the password for my scanner is ...", "Password (SMTP) → ...",
/// "I use ... as my password". Only what looks made up counts there, and only words that join the two may stand between.
/// </summary>
internal static class SpokenSecrets
{
    private const int MostWords = 8;
    private const int Farthest = 120;
    private const int AppPassword = 16;
    private const int LongestHeading = 40;
    private const int LongestOfSets = 16;

    private static readonly SearchValues<char> Parting = SearchValues.Create(" \t\u00A0\u202F\u3000:=-–—>→▸►|,()\"'`*•._“„«「『：＝");
    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t\r\n\u00A0\u202F\u3000,;|()<>\"'`“”»」』、。：＝");

    /// <summary>Behind these comes whom or what the password is for.</summary>
    private static readonly FrozenSet<string> Owners = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "for", "of", "für", "von", "de", "del", "do", "da", "du", "pour", "para", "per", "di", "voor", "van", "от", "для", "na");

    private static readonly FrozenSet<string> Joining = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "is", "was", "it's", "it", "its", "be", "to", "as", "am", "are", "the", "a", "an", "my", "our", "this", "that", "i", "we", "use", "used", "using", "type", "typed", "enter", "entered", "gave", "given", "got", "set", "chose", "equals", "still",
        "from", "changed", "reset", "should", "must", "currently", "now", "named", "google", "me", "us", "were", "string", "str", "like", "app", "account", "mailbox", "server", "smtp", "email", "e-mail", "mail", "user", "login", "new", "old", "one", "with", "s",
        "ist", "war", "lautet", "heißt", "das", "der", "die", "den", "mein", "als", "konto", "postfach", "habe", "ich", "eingegeben", "est", "c'est", "que", "j'utilise", "d'application", "le", "la", "mon", "compte", "es", "uso", "mi", "el", "aplicación", "cuenta",
        "é", "è", "minha", "app's", "your", "device", "phone", "computer", "c", "j", "d", "l", "qu", "utilise", "application", "ordine", "mia", "je", "jest", "moje", "är", "er", "on", "este", "mea", "saya", "mijn", "het", "een", "это", "мой", "почты", "ввожу", "هي", "هو", "는", "은", "가", "이", "です", "は", "πρόσβασης");

    private static readonly FrozenSet<string> Articles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "the", "my", "our", "a", "an", "den", "dem", "der", "die", "das", "mein", "meinen", "meine", "unser", "unseren", "la", "le", "les", "mon", "el", "mi", "il", "lo", "o", "os", "het", "de", "mijn");

    /// <summary>What stands between one secret and the next: "X or Y", "from X to Y".</summary>
    private static readonly string[] Between = [", ", " and ", " or ", " to ", " und ", " oder ", " et ", " ou ", " y ", " o ", " e ", ", then ", ", and ", ", or "];

    /// <summary>What stands between a secret and its name where the secret comes first: "... is my password".</summary>
    private static readonly FrozenSet<string> Possessive = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "my", "our", "the", "an", "a", "app", "smtp", "email", "e-mail", "mail", "gmail", "google", "account", "new", "mein", "das", "mon", "le", "mi", "la", "minha", "a", "mia", "mijn", "het");

    private static readonly FrozenSet<string> Equating = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "as", "is", "for", "als", "ist", "comme", "est", "como", "es", "é", "come", "è");

    /// <summary>The secret that follows a name with joining words between; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the name ends.</param>
    public static (int Start, int End)? After(string text, int at)
    {
        var end = Math.Min(text.Length, at + Farthest);
        var owner = false;
        for (var words = 0; words < MostWords; words++)
        {
            var start = PastParting(text, at, end);
            if (start >= end || (words == 0 && (start == at ? text[at - 1] < '\u2E80' : text[at] is '-' or '_' or '.')) || text[start] is '\r' or '\n')
            {
                return OnNextLine(text, start) is { } next && (words == 0 || SecretValue.IsGrouped(text, next.Start)) ? next : null;
            }

            if (SecretValue.IsGrouped(text, start))
            {
                return (start, start + SecretValue.GroupedLength);
            }

            at = EndOfWordAt(text, start);
            var word = text.AsSpan(start, at - start).TrimEnd(".!?:…");
            if (word.IsEmpty || word.EndsWith("://"))
            {
                return null;
            }

            if (!owner && MadeWords.Is(word))
            {
                return (start, start + word.Length);
            }

            var isOwner = Has(Owners, word);
            if (!owner && !isOwner && !Has(Joining, word) && !MadeWords.IsAddressOrHost(word))
            {
                return null;
            }

            owner = isOwner || (owner && Has(Articles, word));
        }

        return null;
    }

    /// <summary>A second secret beside one: of letters of both cases and digits; null where none follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the first one ends.</param>
    public static (int Start, int End)? Further(string text, int at)
    {
        foreach (var between in Between)
        {
            if (text.AsSpan(at).StartsWith(between, StringComparison.OrdinalIgnoreCase))
            {
                var start = at + between.Length;
                var end = start < text.Length ? EndOfWordAt(text, start) : start;
                var word = text.AsSpan(start, end - start).TrimEnd(".!?:…");
                if (MadeWords.Is(word) && word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('A', 'Z') && (end >= text.Length || text[end] is not ('=' or ':' or '(')))
                {
                    return (start, start + word.Length);
                }
            }
        }

        return null;
    }

    /// <summary>The secret that stands before a name: "... is my password"; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name begins.</param>
    public static (int Start, int End)? Before(string text, int name)
    {
        // The words that would join the two are all of scripts with blanks.
        if (name > 0 && text[name - 1] >= '\u2E80')
        {
            return null;
        }

        var (end, start) = WordBefore(text, name);
        for (var words = 0; words < 4 && end > start && Has(Possessive, text.AsSpan(start, end - start)); words++)
        {
            (end, start) = WordBefore(text, start);
        }

        if (end <= start || !Has(Equating, text.AsSpan(start, end - start)))
        {
            return null;
        }

        (end, start) = WordBefore(text, start);
        if (end >= SecretValue.GroupedLength && SecretValue.IsGrouped(text, end - SecretValue.GroupedLength))
        {
            return (end - SecretValue.GroupedLength, end);
        }

        var word = text.AsSpan(start, Math.Max(0, end - start)).Trim("\"'`“”„,.");
        if (word.Length > 0 && (MadeWords.Is(word) || (word.Length == AppPassword && !word.ContainsAnyExceptInRange('a', 'z'))))
        {
            var shift = text.AsSpan(start).IndexOf(word);
            return (start + shift, start + shift + word.Length);
        }

        return null;
    }

    /// <summary>A label on a line of its own, and what looks like a secret alone on the next.</summary>
    private static (int Start, int End)? OnNextLine(string text, int at)
    {
        while (at < text.Length && text[at] is '\r' or ' ')
        {
            at++;
        }

        if (at >= text.Length || text[at] != '\n')
        {
            return null;
        }

        var blank = at + 1 < text.Length && text[at + 1] == '\n' ? 1 : text.AsSpan(at + 1).StartsWith("\r\n") ? 2 : 0;
        if (blank > 0 && !IsHeading(text, at))
        {
            return null;
        }

        var start = PastParting(text, at + 1 + blank, Math.Min(text.Length, at + 40));
        var line = text.AsSpan(start, Math.Min(256, text.Length - start));
        var end = line.IndexOfAny('\r', '\n');
        var word = (end < 0 ? line : line[..end]).TrimEnd(" \t\"'");
        return SecretValue.IsGrouped(text, start) ? (start, start + SecretValue.GroupedLength) : MadeWords.Is(word) && !word.Contains(' ') ? (start, start + word.Length) : null;
    }

    /// <summary>A line so short that what stands below an empty line belongs to it.</summary>
    private static bool IsHeading(string text, int end) => end - (end == 0 ? 0 : text.LastIndexOf('\n', end - 1, Math.Min(end, LongestHeading + 1))) is var length && length <= LongestHeading;

    /// <summary>Whether a word is one of a set. What is longer than all of them is not looked up: its letters would all be counted.</summary>
    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) => word.Length <= LongestOfSets && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>How far a word with such a letter is looked along: what is in no Latin script is no secret here, so that only short words of the sets count.</summary>
    private static int LongestWord(char letter) => char.IsAscii(letter) ? 256 : LongestOfSets + 8;

    /// <summary>Past signs and blanks, and past what ends bold letters: <c>&lt;/b&gt;</c>, <c>[/b]</c>.</summary>
    private static int PastParting(string text, int at, int end)
    {
        for (var tags = 0; tags < 3 && at < end; tags++)
        {
            var length = text.AsSpan(at, end - at).IndexOfAnyExcept(Parting);
            at = length < 0 ? end : at + length;
            var close = at + 1 < end && text[at] is '<' or '[' && text[at + 1] == '/' ? text.AsSpan(at, Math.Min(12, end - at)).IndexOfAny('>', ']') : -1;
            if (close < 0)
            {
                break;
            }

            at += close + 1;
        }

        return Math.Min(at, end);
    }

    private static int EndOfWordAt(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(LongestWord(text[at]), text.Length - at));
        var end = rest.IndexOfAny(EndOfWord);
        end = end < 0 ? rest.Length : end;
        var script = char.IsAscii(rest[0]) ? rest[..end].IndexOfAnyInRange('\u2E80', '\uD7FF') : -1;
        return at + Math.Max(1, script < 0 ? end : script);
    }

    private static (int End, int Start) WordBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < LongestWord(text[end - 1]) && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return (end, start);
    }
}
