using System.Buffers;
using System.Text;
using System.Text.Unicode;
using SmtpHelpBot.Diagnosis.Redaction.Named;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Placed;

/// <summary>The base64 of a sign-in: behind AUTH and a mechanism, behind a 334, or alone (RFC 4954 section 4, RFC 4616, RFC 7628).</summary>
internal static class SignInLines
{
    private const int Shortest = 8;
    private const int LongestPassword = 256;

    /// <summary>A shorter line begins no wrapped sign-in.</summary>
    private const int ShortestLine = 16;
    private const int LongestBlock = 1_024;
    private const int ShortestSetting = 12;
    private const int ShortestAnswer = 4;
    private const int FarthestAnswer = 160;
    private const int ShortestWrapped = 40;

    /// <summary>Shorter ones whose end was left out are taken for words.</summary>
    private const int ShortestUnpadded = 10;

    /// <summary>The last line of a wrapped one.</summary>
    private const int ShortestPart = 4;

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static readonly string[] Mechanisms = ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER", "CRAM-MD5", "NTLM"];

    /// <summary>The prompts of AUTH LOGIN, which name what is asked for and hold nothing: "Username:" and "Password:" in the spellings servers use.</summary>
    private static readonly string[] Prompts = ["VXNlcm5hbWU6", "UGFzc3dvcmQ6", "dXNlcm5hbWU6", "cGFzc3dvcmQ6", "VXNlcm5hbWU=", "UGFzc3dvcmQ="];

    /// <summary>The sign-in lines of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var (asked, judged) = (int.MinValue, 0);
        for (var at = 0; at < text.Length;)
        {
            var from = text.AsSpan(at).IndexOfAny(Base64);
            if (from < 0)
            {
                yield break;
            }

            var start = EscapeEnd(text, at + from);
            var length = text.AsSpan(start).IndexOfAnyExcept(Base64);
            var end = length < 0 ? text.Length : start + length;
            at = Math.Max(end, at + from + 1);
            var token = text.AsSpan(start, end - start);
            if (token is "334" || IsAsked(text, start, token))
            {
                asked = end;
            }
            else if (token.Length == 3 && token[0] is '2' or '4' or '5' && !token.ContainsAnyExceptInRange('0', '9'))
            {
                asked = int.MinValue;
            }
            else if (start >= judged && EndOfBlock(text, start, end) is var last && last > end && HoldsBlock(text.AsSpan(start, last - start)))
            {
                at = last;
                yield return new(start, last, SecretKind.SignInLine);
            }
            else if (IsSignIn(text, start, token, asked))
            {
                at = end = EndOfWrapped(text, end, token.Length, FollowsMechanism(text, start));
                yield return new(start, end, SecretKind.SignInLine);
            }
            else if (start >= judged)
            {
                judged = EndOfBlock(text, start, end);
            }
        }
    }

    /// <summary>Where the last of the lines ends that are all base64, beginning with this one; its own end where it is no such line.</summary>
    private static int EndOfBlock(string text, int start, int end)
    {
        var last = end;
        while (end - start >= ShortestLine && (start == 0 || text[start - 1] == '\n') && last - start < LongestBlock)
        {
            var next = last + (text.AsSpan(last).StartsWith("\r\n") ? 2 : 1);
            var rest = next < text.Length && text[next - 1] == '\n' ? text.AsSpan(next) : [];
            var length = rest.IndexOfAnyExcept(Base64);
            length = length < 0 ? rest.Length : length;
            if (length < ShortestPart || (length < rest.Length && rest[length] is not ('\r' or '\n')))
            {
                break;
            }

            last = next + length;
        }

        return last;
    }

    private static bool HoldsBlock(ReadOnlySpan<char> lines)
    {
        Span<char> token = stackalloc char[LongestBlock * 2];
        var length = 0;
        foreach (var letter in lines)
        {
            if (Base64.Contains(letter) && length < token.Length)
            {
                token[length++] = letter;
            }
        }

        return HoldsSignIn(token[..length]);
    }

    private static bool IsSignIn(string text, int start, ReadOnlySpan<char> token, int asked)
    {
        if (token.Length < ShortestAnswer || IsPrompt(token) || (token.Length % 4 != 0 && token.Length < ShortestUnpadded))
        {
            return false;
        }

        var answers = asked >= 0 && start - asked < FarthestAnswer && HasLineBreak(text.AsSpan(asked, start - asked)) && !IsWord(token) && EndsLine(text, start + token.Length);
        return answers || (token.Length >= Shortest && ((FollowsMechanism(text, start) && !IsWord(token)) || (StandsAlone(text, start, start + token.Length) && HoldsSignIn(token))));
    }

    /// <summary>A mechanism behind AUTH asks for an answer as a 334 does: in a talk of which one side is missing.</summary>
    private static bool IsAsked(string text, int start, ReadOnlySpan<char> token) =>
        token.Length is 5 && (token.Equals("LOGIN", StringComparison.OrdinalIgnoreCase) || token.Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
        && text.AsSpan(0, start).TrimEnd(' ').EndsWith("AUTH", StringComparison.OrdinalIgnoreCase) && EndsLine(text, start + token.Length);

    /// <summary>A long line is often wrapped: whole lines of base64 after it belong to it.</summary>
    private static int EndOfWrapped(string text, int end, int length, bool announced)
    {
        while (announced || length >= ShortestWrapped)
        {
            var at = end;
            while (at < text.Length && at - end < 8 && (char.IsWhiteSpace(text[at]) || text[at] is '\\' or '\'' or '"' || (text[at] is 'n' or 'r' && text[at - 1] == '\\')))
            {
                at++;
            }

            var next = text.AsSpan(at).IndexOfAnyExcept(Base64);
            length = next < 0 ? text.Length - at : next;
            if (at == end || length < ShortestPart || (length < ShortestWrapped && IsWord(text.AsSpan(at, length))) || !EndsLine(text, at + length))
            {
                break;
            }

            end = at + length;
        }

        return end;
    }

    /// <summary>Nothing but what closes a string stands between it and the end of its line.</summary>
    private static bool EndsLine(string text, int end)
    {
        while (end < text.Length && text[end] is '\'' or '"' or '\\' or 'r' or ' ' or ')' or ',' or '}' or '\r')
        {
            end++;
        }

        return end >= text.Length || text[end] is '\n' or '<' || text.AsSpan(end) is ['[', >= '0' and <= '9', ..] || (text[end] == 'n' && text[end - 1] == '\\') || text.AsSpan(end).StartsWith(">>");
    }

    /// <summary>It is no part of a longer id.</summary>
    private static bool StandsAlone(string text, int start, int end) =>
        !(start > 0 && text[start - 1] is '-' or '_' or '.' or '@') && !(end < text.Length && text[end] is '-' or '_' or '@');

    private static bool IsPrompt(ReadOnlySpan<char> token)
    {
        foreach (var prompt in Prompts)
        {
            if (token.SequenceEqual(prompt))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In <c>\nABCD</c> the letter belongs to the escape, not to the base64.</summary>
    private static int EscapeEnd(string text, int start) => start > 0 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't' ? start + 1 : start;

    private static bool HasLineBreak(ReadOnlySpan<char> between) =>
        between.Contains('\n') || between.Contains("\\n", StringComparison.Ordinal) || between.Contains("\\r", StringComparison.Ordinal);

    /// <summary>Letters of one case only, or one capital and then small ones: a word or a mechanism's name.</summary>
    private static bool IsWord(ReadOnlySpan<char> token) =>
        !token.ContainsAnyExceptInRange('a', 'z') || !token.ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".AsSpan())
        || !token[1..].ContainsAnyExceptInRange('a', 'z');

    private static bool FollowsMechanism(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \t'\",:");
        if (before.Length == start)
        {
            return false;
        }

        foreach (var mechanism in Mechanisms)
        {
            if (before.EndsWith(mechanism, StringComparison.OrdinalIgnoreCase) && before[..^mechanism.Length].TrimEnd(" '\",").EndsWith("AUTH", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it decodes to <c>\0user\0password</c> or to an OAuth initial response.</summary>
    private static bool HoldsSignIn(ReadOnlySpan<char> token)
    {
        var whole = token.Length % 4 == 0 ? token : $"{token}{new string('=', 4 - (token.Length % 4))}";
        var bytes = new byte[whole.Length / 4 * 3];
        return Convert.TryFromBase64Chars(whole, bytes, out var length)
            && (HoldsPlain(bytes.AsSpan(0, length)) || HoldsSetting(bytes.AsSpan(0, length)) || HoldsPair(bytes.AsSpan(0, length)) || bytes.AsSpan(0, length).IndexOf("auth=Bearer"u8) >= 0);
    }

    /// <summary>A setting with a secret, as Kubernetes keeps whole files of them.</summary>
    private static bool HoldsSetting(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= ShortestSetting && Ascii.IsValid(bytes) && !bytes.ContainsAnyInRange((byte)0, (byte)8) && NamedSecrets.Find(Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, LongestBlock)])).Any();

    /// <summary>A user name and a password with a colon between, as the Basic scheme of HTTP has them (RFC 7617).</summary>
    private static bool HoldsPair(ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAnyExceptInRange((byte)33, (byte)126) || bytes.IndexOf((byte)':') is not (> 0 and var colon))
        {
            return false;
        }

        Span<char> password = stackalloc char[LongestPassword];
        var rest = bytes[(colon + 1)..];
        return rest.Length <= LongestPassword && SecretValue.LooksMade(password[..Encoding.ASCII.GetChars(rest, password)]);
    }

    private static bool HoldsPlain(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf((byte)0);
        var last = bytes.LastIndexOf((byte)0);
        return first >= 0 && last > first + 1 && last < bytes.Length - 1 && bytes.Count((byte)0) == 2 && IsReadable(bytes[(first + 1)..last]) && IsReadable(bytes[(last + 1)..]);
    }

    /// <summary>Text as people type it: random bytes, such as those of an id, hardly ever are.</summary>
    private static bool IsReadable(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && !bytes.ContainsAnyInRange((byte)0, (byte)31) && !bytes.Contains((byte)127) && Utf8.IsValid(bytes);
}
