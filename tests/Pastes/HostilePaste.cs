using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Pastes;

/// <summary>A family of texts that are written to take long: pieces that make a reader look far ahead or far back, over and over.</summary>
/// <param name="Name">What is repeated.</param>
/// <param name="Unit">The piece.</param>
/// <param name="Opening">What stands before the first one.</param>
internal sealed record HostilePaste(string Name, string Unit, string Opening = "")
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>All families.</summary>
    public static IReadOnlyList<HostilePaste> All { get; } =
    [
        .. Units.Select(unit => new HostilePaste(Escaped(unit), unit)),
        new("braces that close", "}", new string('{', Longest / 2)),
        new("one long word", "a"),
        new("one long number", "5"),
        new("one long base64", "QUJD"),
        new("wrapped base64", $"{new string('A', 76)}\n"),
        new("names below long names behind the words of every client", "a=b,", WordsOfAll + string.Concat(Enumerable.Repeat($"{new string('n', 79)}: {{", 16))),
        new("a long server behind the words of every client", "a", WordsOfAll + "host="),
        .. SettingsOfAll.Select(unit => new HostilePaste($"{Escaped(unit)} behind the words of every client", unit, WordsOfAll)),
    ];

    private static string[] Units =>
    [
        "<td>", "<", "<a", "</", "<a href=\"", "<script>", "<!", "<!--", "&", "&amp;", "&#x27;",
        "5.", "5.7.8 ", "535 ", "535-5.7.8 ", "(535, b'", "4.2.1.", "334\n", "334 QUJD\n", "(#", "dsn=",
        "AHJv ", "AUTH PLAIN ", "AUTH PLAIN QUJDREVG\n", "QUJDREVGR0g= ", "eyJ", "eyJhbGciOi.", "bearer ", "SG.", "key-", "1//", "ya29.", "xkeysib-", "AKIA", "re_a", "EwB",
        "-", "a-", "aaaa-", "0123456789abcdef", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ",
        ":", "::", "://", "://a:", "smtp://a:b@", "smtp://", "a:b@c.d ", "[a]:1 b:", "*:a@b:", "@", "a@", "a.b@c.d ", "a.b ", ".", "..", "smtp.gmail.com:587 ", "mail.b.example[", "mail.b.example port ",
        "=", "==", "=3D", "=\n", "=C3=", "a=", "a=b\n", "a=b,", "a: b\n", "a.b.c: ", "a:\n ", "- ", "[a]\n", "#", "//", ";", "|", ",",
        "\n", "\r\n", " ", "\t", " \n", "\u00A0", "\0",
        "\"", "'", "\"\"\"", "'''", "`", "\\\"", "\\'", "&quot;", "\u201C", "\"a\":", "'a'=>",
        "{", "[", "(", "{\"a\":", "a: {", "a(", "a('", "f(1,", ")", "['",
        "\\", "\\n", "\\\\", "\\x", "\\x41", "\\xc3\\xa9", "\\u", "\\u0041", "\\t",
        "e\u0301", "\u0301", "\uD83D\uDE00", "\uD800", "密码", "是", "パスワードは", "пароль ", "ÇëÊ", "é", "ßẞ", "\u202E",
        "password", "password ", "password=", "password=(", "password: \"", "password is ", "--password ", "password</td><td>", "pass", "pw", "token", "name=\"password\" value=", "[password masked]", "[password mask",
        "login(", "login('a', '", "smtp(", "smtp(a(", "curl ", "curl -u ", "curl -u a:", "swaks ", "swaks -ap ", "gmail 'aaaa bbbb ", "authorization: ", "ConvertTo-SecureString ", "enczapikey ",
        "name=password ", "value=a name=password ", "password\n", "password for ", "password | ", "password,a,b\n", "| password |\n| -- |\n", "is my password ", "password = ('a' + ", "password=a,", "password: |\n", "<password ", "&lt;password",
        "0000: 41 55 ", "0000: 41 55 41 55 41 55 41 55\n", "machine a login b password ", "machine a login b\n", "(setq a-pass \"", "smtpmail-auth-credentials (\"a\" ", "password=[[", "password=[=", "the password is correct horse ", "aaaa-bbbb-", "%3A", "%3Dpassword%3D", "\\0a", "a@b.c:", "a@b.c:1a", "a@b.c / ", "sk_a", "re_a1A", "{PLAIN}", "$2a$", "AAAAAAAAAAAAAAAA\n", "curl \\\n", "curl -u a \\\n", "Private-Lines: 1\nA ", "Ｐ", "d0,8c,9d,df,", "pass=hex:00,",
        "authentication failed ", "authentication ", "account ", "not ", "no", "n", "not not", "could not ", "connect", "starttls ", "certificate ", "login failed ", "smtp ", "server ", "port ", "the ", "ist ", "и ",
        "Port: 587, ", "port:", "a:port=", "Server: a.b, ", "Server: a.b\n", "Server. ", "Encryption: ", "host a\n", "--server a ", "-a ",
    ];

    private static string[] SettingsOfAll => ["a=b\n", "a=b,", "a.b.c=1 ", "f('a', 'b')\n", "port: 1, ", "host a\n", "-a b ", "{a: ", "\"a\": \"b\",\n", "smtp://a:b@c\n", "smtp://a:b@", "smtp://", "(", "a(", "a('", "a=\"b\" ", "a='b\n", "port:", "server=a:", "host:", "x"];

    private static string WordsOfAll => string.Join('\n', ClientCatalog.Shared.All.SelectMany(client => client.Detect)) + "\n";

    /// <summary>The text of a family, of exactly so many characters.</summary>
    public string OfLength(int length) => string.Concat(Opening, string.Concat(Enumerable.Repeat(Unit, (length / Unit.Length) + 1)))[..length];

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string Escaped(string unit) => System.Text.Json.JsonSerializer.Serialize(unit);
}
