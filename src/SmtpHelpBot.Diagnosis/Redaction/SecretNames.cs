using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>The names that secrets stand behind, in settings, code and prose.</summary>
internal static class SecretNames
{
    private static readonly FrozenDictionary<string, SecretKind> Kinds = new (SecretKind Kind, string[] Names)[]
    {
        (SecretKind.Password,
        [
            "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "mot de passe", "contraseña", "contrasena", "senha", "palavra-passe", "wachtwoord", "пароль", "密码", "密碼", "口令", "授权码", "授權碼", "パスワード",
            "비밀번호", "암호", "hasło", "heslo", "şifre", "jelszó", "lösenord", "salasana", "adgangskode", "passord", "pass", "pwd", "psw", "pw",
        ]),
        (SecretKind.AppPassword, ["app password", "app-password", "app_password", "apppassword", "application password", "app-specific password"]),
        (SecretKind.ApiKey,
        [
            "api_key", "api-key", "apikey", "api key", "smtp key", "smtp_key", "smtpkey", "secret_key", "secret_access_key", "secretkey", "secret key", "access_key", "accesskey", "accountkey", "account_key", "sharedaccesskey", "private_key_id",
        ]),
        (SecretKind.Token,
        [
            "client_secret", "clientsecret", "refresh_token", "refreshtoken", "access_token", "accesstoken", "server_token", "server-token", "auth_token", "authtoken", "token", "secret",
        ]),
    }.SelectMany(group => group.Names.Select(name => (name, group.Kind))).ToFrozenDictionary(pair => pair.name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<char, string[]> ByLetter = Kinds.Keys.GroupBy(name => char.ToLowerInvariant(name[0]))
        .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(name => name.Length).ToArray());

    private static readonly SearchValues<string> Any = SearchValues.Create([.. Kinds.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>What ends in "pass" and is no name of a secret.</summary>
    private static readonly string[] OtherWords = ["by", "com", "sur", "tres", "under", "over", "im", "en"];

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
            foreach (var name in ByLetter[char.ToLowerInvariant(text[at])])
            {
                if (text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase) && StandsAlone(text, at, name.Length))
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
        return length > 2
            ? !Array.Exists(OtherWords, word => text.AsSpan(0, at).EndsWith(word, StringComparison.OrdinalIgnoreCase) && !(at > word.Length && char.IsAsciiLetter(text[at - word.Length - 1])))
            : before.IsEmpty || !char.IsAsciiLetter(before[^1]);
    }
}

/// <summary>A name of a secret in a text.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct SecretName(int Start, int End, SecretKind Kind);
