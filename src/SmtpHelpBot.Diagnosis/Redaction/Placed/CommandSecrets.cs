using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>Passwords among the options of commands that send mail: <c>curl --user rosa:...</c>, <c>swaks -ap ...</c>. Written by hand: each line is read once, however often a command stands in it.</summary>
internal static class CommandSecrets
{
    private const string Curl = "curl";
    private static readonly string[] Senders = ["swaks", "sendemail", "ssmtp"];
    private static readonly SearchValues<string> Commands = SearchValues.Create([Curl, .. Senders], StringComparison.OrdinalIgnoreCase);

    /// <summary>Options of curl with a user name, a colon and a password.</summary>
    private static readonly string[] Pairs = ["--proxy-user", "--user", "-u"];

    /// <summary>Options of the others with a password alone.</summary>
    private static readonly string[] Alone = ["-ap", "-xp"];

    /// <summary>The passwords in the commands of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var search = new WordSearch(text, Commands);
        while (search.Next() is >= 0 and var begin)
        {
            var end = EndOfCommand(text, begin);
            foreach (var secret in Options(text, begin, end))
            {
                yield return secret;
            }

            search.GoOnAt(end);
        }
    }

    /// <summary>The end of its line, or of the last of the lines that a \ or ` at their end adds.</summary>
    private static int EndOfCommand(string text, int begin)
    {
        for (var line = text.IndexOf('\n', begin); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            var last = line > 0 && text[line - 1] == '\r' ? line - 2 : line - 1;
            if (last < 0 || text[last] is not ('\\' or '`'))
            {
                return line;
            }
        }

        return text.Length;
    }

    private static IEnumerable<SecretSpan> Options(string text, int begin, int end)
    {
        var command = text.AsSpan(begin, end - begin);
        var (isCurl, isSender) = (command.Contains(Curl, StringComparison.OrdinalIgnoreCase), IsSender(command));
        for (var dash = text.IndexOf('-', begin, end - begin); dash >= 0; dash = text.IndexOf('-', dash + 1, end - dash - 1))
        {
            if (dash > begin && text[dash - 1] is ' ' or '\t' && ((isCurl ? BehindPair(text, dash, end) : null) ?? (isSender ? BehindAlone(text, dash, end) : null)) is { } value)
            {
                yield return new(value.Start, value.End, SecretKind.Password);
                dash = Math.Min(value.End, end - 1);
            }
        }
    }

    private static bool IsSender(ReadOnlySpan<char> command)
    {
        foreach (var sender in Senders)
        {
            if (command.Contains(sender, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Start, int End)? BehindPair(string text, int dash, int end)
    {
        foreach (var option in Pairs)
        {
            if (text.AsSpan(dash, end - dash).StartsWith(option, StringComparison.Ordinal))
            {
                return Password(text, PastSign(text, dash + option.Length, end), end, paired: true);
            }
        }

        return null;
    }

    private static (int Start, int End)? BehindAlone(string text, int dash, int end)
    {
        foreach (var option in Alone)
        {
            var at = dash + option.Length;
            if (text.AsSpan(dash, end - dash).StartsWith(option, StringComparison.OrdinalIgnoreCase) && at < end && text[at] is ' ' or '=')
            {
                return Password(text, PastSign(text, at, end), end, paired: false);
            }
        }

        return null;
    }

    private static int PastSign(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '=')
        {
            at++;
        }

        return at;
    }

    /// <summary>The word or quotation at a place, behind its colon where it is a pair; null where it holds none.</summary>
    private static (int Start, int End)? Password(string text, int at, int end, bool paired)
    {
        var quoted = at < end && text[at] is '\'' or '"';
        var start = quoted ? at + 1 : at;
        var rest = text.AsSpan(start, end - start);
        var length = quoted ? rest.IndexOfAny(text[at], '\n') : IndexOfEnd(rest);
        rest = length < 0 ? rest : rest[..length];
        var colon = paired ? rest.IndexOf(':') : -1;
        if (paired && (colon < 0 || (colon == 0 && !quoted)))
        {
            return null;
        }

        var secret = rest[(colon + 1)..].TrimEnd('\r');
        return secret.ContainsAnyExcept(" \t*xX.".AsSpan()) ? (start + colon + 1, start + colon + 1 + secret.Length) : null;
    }

    private static int IndexOfEnd(ReadOnlySpan<char> rest)
    {
        for (var at = 0; at < rest.Length; at++)
        {
            if (char.IsWhiteSpace(rest[at]) || rest[at] is '\'' or '"')
            {
                return at;
            }
        }

        return -1;
    }
}
