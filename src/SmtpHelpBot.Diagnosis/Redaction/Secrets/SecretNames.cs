using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>The names that secrets stand behind, in settings, code and prose.</summary>
internal static class SecretNames
{
    /// <summary>How many letters a language adds to a name at most.</summary>
    private const int LongestEnding = 3;

    /// <summary>Behind this letter no script that names are written in has capitals, and comparing is quicker.</summary>
    private const char FirstWithoutCase = '\u2E80';

    private static readonly FrozenDictionary<string, SecretKind> Kinds = new (SecretKind Kind, string[] Names)[]
    {
        (SecretKind.Password,
        [
            "password", "passwd", "passphrase", "pass phrase", "pass word", "passcode", "pasword", "passwrod", "paswoord", "pword", "pswd", "pasw", "pass", "pwd", "psw", "pw",
            "passwort", "kennwort", "zugangscode", "mot de passe", "mdp", "ww", "code d'accès", "contraseña", "contrasena", "clave", "senha", "palavra-passe", "palavra passe", "parola", "wachtwoord", "lösenord", "salasana", "adgangskode", "passord",
            "hasło", "heslo", "jelszó", "jelszav", "şifre", "slaptažodis", "lozinka", "kata sandi", "sandi", "mật khẩu",
            "пароль", "пароля", "паролем", "парола", "лозинка", "κωδικός", "كلمة المرور", "كلمة السر", "סיסמה", "पासवर्ड", "รหัสผ่าน", "密码", "密碼", "口令", "授权码", "授權碼", "パスワード", "비밀번호", "암호",
        ]),
        (SecretKind.AppPassword, ["app password", "app-password", "app_password", "apppassword", "application password", "app-specific password"]),
        (SecretKind.ApiKey,
        [
            "api_key", "api-key", "apikey", "api key", "smtp key", "smtp_key", "smtpkey", "secret_key", "secret_access_key", "secret access key", "secretkey", "secret key", "access_key", "accesskey", "accountkey", "account_key", "sharedaccesskey",
            "private_key", "private_key_id", "instrumentationkey", "密钥", "密鑰",
        ]),
        (SecretKind.Token,
        [
            "client_secret", "clientsecret", "refresh_token", "refreshtoken", "access_token", "accesstoken", "server_token", "server-token", "auth_token", "authtoken", "auth code", "authorization code",
            "token", "secret",
        ]),
    }.SelectMany(group => group.Names.Select(name => (name, group.Kind))).ToFrozenDictionary(pair => pair.name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<char, string[]> ByLetter = Kinds.Keys.GroupBy(name => char.ToLowerInvariant(name[0]))
        .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(name => name.Length).ToArray());

    private static readonly SearchValues<string> Any = SearchValues.Create([.. Kinds.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>What settings add to a name where there are several of a kind.</summary>
    private static readonly string[] Additions = ["_prod", "_production", "_dev", "_test", "_staging", "_private", "_value", "_new", "_old", "_local", "_live", "_smtp", "_mail", "_email", "_1", "_2", "_3"];

    /// <summary>What ends in "pass" and is no name of a secret.</summary>
    private static readonly string[] OtherWords = ["by", "com", "sur", "tres", "under", "over", "im", "en", "es", "con", "auto"];

    /// <summary>The next name at <paramref name="from"/> or later; null where none follows.</summary>
    public static SecretName? Next(string text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var hit = text.AsSpan(at).IndexOfAny(Any);
            if (hit < 0)
            {
                return null;
            }

            at += hit;
            var comparison = text[at] < FirstWithoutCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            foreach (var name in ByLetter[char.ToLowerInvariant(text[at])])
            {
                if (text.AsSpan(at).StartsWith(name, comparison) && StandsAlone(text, at, name.Length))
                {
                    return new(at, at + name.Length, Kinds[name]);
                }
            }

            at++;
        }

        return null;
    }

    /// <summary>A short name is one only where no longer word begins or ends with it: <c>smtpPass</c>, and not <c>compass</c> or <c>passing</c>.</summary>
    private static bool StandsAlone(string text, int at, int length)
    {
        if (length > 6 || !char.IsAsciiLetter(text[at]))
        {
            return true;
        }

        if (at + length < text.Length && char.IsAsciiLetter(text[at + length]) && !char.IsUpper(text[at + length]))
        {
            return false;
        }

        var before = text.AsSpan(Math.Max(0, at - 6), Math.Min(6, at));
        return length > 2 && !text.AsSpan(at, length).Equals("mdp", StringComparison.OrdinalIgnoreCase)
            ? !Array.Exists(OtherWords, word => text.AsSpan(0, at).EndsWith(word, StringComparison.OrdinalIgnoreCase) && !(at > word.Length && char.IsAsciiLetter(text[at - word.Length - 1])))
            : before.IsEmpty || !char.IsAsciiLetterOrDigit(before[^1]) || (char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterLower(before[^1]));
    }

    /// <summary>Where a name ends with what its language or a list of settings adds: <c>passwords</c>, <c>jelszavam</c>, <c>password2</c>, <c>SMTP_PASSWORD_PROD</c>.</summary>
    public static int EndOf(string text, SecretName name)
    {
        var at = name.End;
        while (at < text.Length && at - name.End < LongestEnding && char.IsLetter(text[at]) && !char.IsUpper(text[at]) && text[at] < '\u2E80')
        {
            at++;
        }

        at = at < text.Length && char.IsLetter(text[at]) && text[at] < '\u2E80' ? name.End : at;
        var part = text.AsSpan(at);
        foreach (var addition in part.StartsWith('_') ? Additions : [])
        {
            if (part.StartsWith(addition, StringComparison.OrdinalIgnoreCase) && !(part.Length > addition.Length && char.IsLetter(part[addition.Length])))
            {
                at += addition.Length;
                break;
            }
        }

        var digits = at;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits < text.Length && char.IsLetter(text[digits]) ? at : digits;
    }
}

/// <summary>A name of a secret in a text.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct SecretName(int Start, int End, SecretKind Kind);
