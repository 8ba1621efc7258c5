using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Secrets that stand behind their name: <c>EMAIL_HOST_PASSWORD = '...'</c>, <c>--password ...</c>, "my password is ...".</summary>
internal static class NamedSecrets
{
    private const int LongestGap = 12;

    private static readonly (string Name, SecretKind Kind)[] Names =
    [
        ("password", SecretKind.Password), ("passwd", SecretKind.Password), ("passwort", SecretKind.Password), ("kennwort", SecretKind.Password),
        ("mot de passe", SecretKind.Password), ("contraseña", SecretKind.Password), ("senha", SecretKind.Password), ("wachtwoord", SecretKind.Password),
        ("пароль", SecretKind.Password), ("密码", SecretKind.Password), ("授权码", SecretKind.Password), ("パスワード", SecretKind.Password),
        ("passphrase", SecretKind.Password), ("pass", SecretKind.Password), ("pwd", SecretKind.Password),
        ("api_key", SecretKind.ApiKey), ("api-key", SecretKind.ApiKey), ("apikey", SecretKind.ApiKey), ("api key", SecretKind.ApiKey),
        ("secret_key", SecretKind.ApiKey), ("secret_access_key", SecretKind.ApiKey), ("secretkey", SecretKind.ApiKey),
        ("client_secret", SecretKind.Token), ("clientsecret", SecretKind.Token), ("refresh_token", SecretKind.Token), ("refreshtoken", SecretKind.Token),
        ("access_token", SecretKind.Token), ("accesstoken", SecretKind.Token), ("server_token", SecretKind.Token), ("token", SecretKind.Token),
    ];

    private static readonly SearchValues<string> AnyName = SearchValues.Create([.. Names.Select(name => name.Name)], StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows a name in prose or code and is no secret.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "incorrect", "correct", "wrong", "right", "invalid", "valid", "required", "expired", "not", "no", "yes", "never", "accepted", "rejected", "refused", "fine", "ok", "okay",
        "good", "same", "missing", "empty", "the", "a", "an", "is", "was", "are", "my", "your", "our", "and", "or", "set", "saved", "stored", "definitely", "still", "too", "also",
        "being", "working", "changed", "authentication", "auth", "please", "failed", "failure", "error", "denied", "null", "none", "nil", "true", "false", "undefined", "string", "str",
        "redacted", "password", "passwd", "passwort", "secret", "masked", "hidden", "removed", "in", "for", "from", "to", "of", "with", "on", "at", "by", "what", "that", "this", "it",
        "normal", "plain", "login", "oauth2", "smtp", "user", "username", "enter", "only", "always", "already", "needed", "used", "case", "longer", "very", "100%", "getpass", "input",
        "username", "unknown", "check", "try", "again", "there", "because", "when", "if", "but", "we", "i", "you", "protected", "typed", "entered", "copied", "given", "different");

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly string[] Verbs = ["is: ", "is ", "ist: ", "ist ", "was "];

    private static readonly SearchValues<char> Enders = SearchValues.Create(" \t\r\n'\"`,;&<>()[]{}\\|");

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var hit = text.AsSpan(at).IndexOfAny(AnyName);
            if (hit < 0)
            {
                yield break;
            }

            at += hit;
            var (name, kind) = NameAt(text, at);
            var begin = at;
            at += name.Length;
            if (ValueAfter(text, begin, at) is { } value)
            {
                at = value.End;
                yield return new(value.Start, value.End, kind);
            }
        }
    }

    private static (string Name, SecretKind Kind) NameAt(string text, int at) =>
        Names.First(name => text.AsSpan(at).StartsWith(name.Name, StringComparison.OrdinalIgnoreCase));

    private static (int Start, int End)? ValueAfter(string text, int begin, int end)
    {
        var at = end;
        while (at < text.Length && at - end < LongestGap && text[at] is '\'' or '"' or ']' or '\\' or '`' or '*')
        {
            at++;
        }

        at = SkipSpaces(text, at);
        var option = IsOption(text, begin);
        var verb = Verbs.FirstOrDefault(verb => text.AsSpan(at).StartsWith(verb, StringComparison.OrdinalIgnoreCase));
        var spoken = verb is not null;
        if (verb is not null)
        {
            at += verb.Length;
        }
        else if (at < text.Length && text[at] is ':' or '=' or '：')
        {
            at++;
            at = at < text.Length && text[at] is '>' or '=' ? at + 1 : at;
        }
        else if (!option || at == end)
        {
            return null;
        }

        return Value(text, SkipSpaces(text, at), spoken);
    }

    /// <summary>The name is that of a command line option or a directive at the start of a line (<c>--password x</c>, msmtp's <c>password x</c>).</summary>
    private static bool IsOption(string text, int begin)
    {
        var start = begin;
        while (start > 0 && begin - start < LongestGap * 2 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '-' or '_'))
        {
            start--;
        }

        return text.AsSpan(start).StartsWith("--", StringComparison.Ordinal) || (start == begin && text[begin] is 'p' && (begin == 0 || text[begin - 1] == '\n'));
    }

    private static (int Start, int End)? Value(string text, int at, bool spoken)
    {
        at += at < text.Length && text[at] is 'b' or 'r' && at + 1 < text.Length && text[at + 1] is '\'' or '"' ? 1 : 0;
        at += at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '"' or '\'' ? 1 : 0;
        if (at < text.Length && text[at] is '\'' or '"' or '`')
        {
            var rest = text.AsSpan(at + 1);
            var close = rest.IndexOfAny(text[at], '\n');
            var length = close < 0 ? rest.Length : close;
            length -= length > 0 && rest[length - 1] == '\\' ? 1 : 0;
            return IsSecret(rest[..length], quoted: true) ? (at + 1, at + 1 + length) : null;
        }

        var tail = text.AsSpan(at);
        var ender = tail.IndexOfAny(Enders);
        var end = ender < 0 ? tail.Length : ender;
        var called = ender >= 0 && tail[ender] is '(' or '[' or '{';
        var word = spoken ? tail[..end].TrimEnd(".!?:") : tail[..end];
        return !called && !(spoken && IsLetters(word) && GoesOn(tail[end..])) && IsSecret(word, quoted: false) ? (at, at + word.Length) : null;
    }

    private static bool IsLetters(ReadOnlySpan<char> word) => word.IndexOfAnyExcept(Letters) < 0;

    /// <summary>Behind "the password is" a word of letters with more words after it is prose ("is correctly set").</summary>
    private static bool GoesOn(ReadOnlySpan<char> rest) => rest is [' ', var next, ..] && (char.IsLetter(next) || next == '(');

    private static bool IsSecret(ReadOnlySpan<char> value, bool quoted) =>
        value.Length >= (quoted ? 1 : 3)
        && value[0] is not ('$' or '%' or '<' or '{' or '[')
        && value.ContainsAnyExcept("*xX.•… -_".AsSpan())
        && !Harmless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value.Trim(".:!?"))
        && (quoted || !IsCode(value));

    /// <summary>A name in code (<c>process.env.PASS</c>, <c>settings.EMAIL_HOST_PASSWORD</c>) is where the secret lives, not the secret.</summary>
    private static bool IsCode(ReadOnlySpan<char> value) =>
        value.StartsWith("process.env", StringComparison.Ordinal) || value.StartsWith("os.", StringComparison.Ordinal) || value.StartsWith("config.", StringComparison.Ordinal)
        || value.StartsWith("self.", StringComparison.Ordinal) || value.StartsWith("settings.", StringComparison.Ordinal) || value.StartsWith("ENV", StringComparison.Ordinal)
        || value.StartsWith("this.", StringComparison.Ordinal) || (value.Length == 3 && !value.ContainsAnyExceptInRange('0', '9'));

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }
}
