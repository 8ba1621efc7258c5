using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>Secrets that are known by their shape or by the command, call or file that they stand in.</summary>
internal static class ShapedSecrets
{
    /// <summary>Each with words that must be there first, so that a pattern is only built when a text calls for it.</summary>
    private static readonly Shape[] Shapes =
    [
        .. Keys(), .. Commands(), .. Programs(), .. MailFiles(), .. KeyFiles(),
    ];

    /// <summary>The secrets of <paramref name="text"/>, in no order.</summary>
    public static IEnumerable<SecretSpan> Find(string text) =>
        Shapes.Where(shape => shape.Calls.Any(call => text.Contains(call, StringComparison.OrdinalIgnoreCase)) && shape.IsLikely(text))
            .SelectMany(shape => shape.Pattern.Matches(text).Select(match => match.Groups["secret"])
                .Where(secret => secret.ValueSpan.ContainsAnyExcept(" \r\n\t*xX.".AsSpan()) && (!shape.Made || SecretValue.LooksMade(secret.ValueSpan)))
                .Select(secret => new SecretSpan(secret.Index, secret.Index + secret.Length, shape.Kind)));

    private static Shape[] Keys() =>
    [
        new(SecretKind.ApiKey, ["AKIA"], @"\b(?<secret>B[0-9A-Za-z+/]{43})\b"),
        new(SecretKind.ApiKey, ["elastic"], @"\b(?<secret>[0-9A-F]{96})\b"),
        new(SecretKind.ApiKey, ["enczapikey"], @"(?i)enczapikey +(?<secret>[\w+/=.-]{16,})"),
        new(SecretKind.ApiKey, ["_KEY"], @"\b[A-Z0-9_]+_KEY['""]? *[:=]+>? *['""]?(?<secret>[\w/+=.-]{20,})", made: true),
        new(SecretKind.ApiKey, ["SMTP_Injection"], @"SMTP_Injection['"", :/]+(?<secret>[0-9a-f]{40})\b"),
        new(SecretKind.Token, ["Q~"], @"(^|[^\w.~-])(?<secret>[\w.~-]{3}[0-9]Q~[\w.~-]{31,34})"),
        new(SecretKind.Token, ["sig="], @"[?&;]sig=(?<secret>[\w%+/=-]{16,})"),
        new(SecretKind.Token, ["bearer"], @"(?i)bearer +(?<secret>[\w.~+/=-]{16,})"),
        new(SecretKind.Token, ["authorization"], @"(?i)authorization['""]? *[:=] *['""]?(bearer|basic) +(?<secret>[^\s'""]{6,})"),
        new(SecretKind.Token, ["cookie:"], @"(?i)cookie: *(?<secret>[\w.-]+=[^\r\n'""]{8,})"),
    ];

    private static Shape[] Commands() =>
    [
        new(SecretKind.Token, ["--oauth2-bearer"], @"--oauth2-bearer[ =]+['""]?(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["ConvertTo-SecureString"], @"(?i)ConvertTo-SecureString( +-(AsPlainText|Force|String))* +('(?<secret>[^'\n]+)('|\z)|""(?<secret>[^""\n]+)(""|\z)|(?<secret>[^\s'""$()-][^\s'""()|]*))"),
        new(SecretKind.Password, ["ConvertTo-SecureString"], @"(?i)['""](?<secret>[^'""\n]+)['""] *\| *ConvertTo-SecureString"),
        new(SecretKind.Password, ["passwordeval", "passcmd", "pass_command", "pass-command", "password_command", "password-command"], @"(?i)(passwordeval|passcmd|pass(word)?[_.-]?command)\W+(echo|printf) +['""]?(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["echo ", "printf "], @"(echo|printf)( -\w+)* +['""]?([^\s'""|:]+:)?(?<secret>[^\s'""|]+)['""]? *\|[^\n|]*(--password-stdin|docker +secret|pass +insert|passwd)"),
        new(SecretKind.Password, ["sshpass", "saslauthd", "mysql", "check_", "internet-password"], @"(sshpass|saslauthd|mysql\w*|check_\w+|internet-password)[^\n]* -[pPw] ?['""]?(?<secret>[^\s'""-][^\s'""]*)", made: true),
        new(SecretKind.Password, ["htpasswd"], @"htpasswd -\w*b\w* +[^\s]+ +[^\s]+ +['""]?(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["add-mask"], @"::add-mask::(?<secret>[^\s'""]+)"),
        new(SecretKind.Password, ["base64"], @"(echo|printf)( -\w+)* +['""](?<secret>[^'""\n]+)['""] *\| *(openssl +)?base64"),
        new(SecretKind.Password, ["b64encode"], @"b64encode\(b?['""](?<secret>[^'""\n]+)(['""]|\z)"),
        new(SecretKind.Password, [" LOGIN "], @"(?m)^[ \t>]*[A-Za-z]{0,4}[0-9]+ +LOGIN +""?[^\s""]+""? +""?(?<secret>[^\s""]+)", made: true),
        new(SecretKind.Password, ["net use"], @"(?i)net use [^\n]*/user:[^\s]+ +(?<secret>[^\s/]+)"),
    ];

    private static Shape[] Programs() =>
    [
        new(SecretKind.Password, ["string("], @"(?i)pass\w*['""]?\]? *=>\s*string\([0-9]+\) *""(?<secret>[^""\n]+)(""|\z)"),
        new(SecretKind.Password, ["\";s:"], @"(?i)pass\w*"";s:[0-9]+:""(?<secret>[^""\n]+)(""|\z)"),
        new(SecretKind.Password, ["creds:", "creds=", "creds\"", "creds ", "credentials:", "credentials=", "credentials\""], @"(?i)cred\w*['""]? *[:=] *['""]?[^\s:'""]+:(?<secret>[^\s'""]+)", made: true),
        new(SecretKind.Password, ["d08c9ddf", "d0,8c,9d,df"], @"(?i)\b(?<secret>01,?00,?00,?00,?d0,?8c,?9d,?df([0-9a-f,]|\\\r?\n *)*)"),
        new(SecretKind.Password, ["REG_SZ"], @"(?i)(pass\w*|pwd|pw) +REG_(EXPAND_)?SZ +(?<secret>[^\s]+)"),
    ];

    private static Shape[] MailFiles() =>
    [
        new(SecretKind.Password, ["]:", "] "], @"(?m)^[ \t]*\[[\w.-]+\](:\w+)?[ \t]+[^\s:]+:(?<secret>[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}|[^\s]+)[ \t\r]*$"),
        new(SecretKind.Password, ["]:"], @"\[[\w.-]+\](:\w+)?([ \t]+|[ \t]*=[ \t]*)[^\s:=\[\]]+:(?<secret>[^\s'""]+)", made: true),
        new(SecretKind.Password, ["@"], @"(?m)^[ \t]*([\w.-]+\.[\w-]+(:\w+)?[ \t]+[^\s:@]+@[\w.-]+|[*\w.-]+\.[\w-]+:[^\s:@]+@[\w.-]+):(?<secret>[^\s:]+)[ \t\r]*$", likely: HasColonBehindAddress),
        new(SecretKind.Password, ["sasl", "relayhost"], @"(?m)^[ \t]*[\w-]+(\.[\w-]+)+(:\w+)?[ \t]+[\w.-]+:(?<secret>[^\s:/]+)[ \t\r]*$", made: true),
        new(SecretKind.Password, ["sasl_passwd", "passwd.client"], @"(?m)^[\w.@*-]+:(?<secret>[^\s:/]+)[ \t\r]*$", made: true),
        new(SecretKind.Password, ["client_send"], @"(?i)client_send *= *""?[^\n""]*[\^:] *(?<secret>[^\s""^:]+)"),
        new(SecretKind.Password, ["AuthInfo"], @"""P[:=](?<secret>[^""\n]+)(""|\z)"),
        new(SecretKind.Password, ["$1$", "$2", "$5$", "$6$", "$y$", "$apr1$"], @"(?<secret>\$(1|2[aby]?|5|6|y|apr1)\$[./\w$=,+-]{20,})"),
    ];

    private static bool HasColonBehindAddress(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'))
            {
                end++;
            }

            if (end > at + 1 && end + 1 < text.Length && text[end] == ':' && !char.IsWhiteSpace(text[end + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static Shape[] KeyFiles() =>
    [
        new(SecretKind.PrivateKey, ["PRIVATE KEY"], @"-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----(?<secret>((\s|\\[rn])*[A-Z][\w-]+: [^\n\\]*)*[^-]*)"),
        new(SecretKind.PrivateKey, ["PRIVATE KEY-----"], @"(?<secret>([A-Za-z0-9+/=]{16,}(\s|\\[rn])+)+)-----END [A-Z ]*PRIVATE KEY"),
        new(SecretKind.PrivateKey, ["Private-Lines:"], @"Private-Lines: [0-9]+\s+(?<secret>([A-Za-z0-9+/=]+\s+)+)"),
    ];

    /// <param name="kind">What it is.</param>
    /// <param name="calls">Words of which one must be there.</param>
    /// <param name="pattern">Finds it.</param>
    /// <param name="made">Only what looks made up is meant.</param>
    /// <param name="likely">What must be so besides; null for nothing.</param>
    private sealed class Shape(SecretKind kind, string[] calls, string pattern, bool made = false, Func<string, bool>? likely = null)
    {
        /// <summary>Whether a closer look than for words is worth it.</summary>
        public bool IsLikely(string text) => likely?.Invoke(text) ?? true;

        public SecretKind Kind => kind;

        public string[] Calls => calls;

        public bool Made => made;

        public ForgetfulPattern Pattern { get; } = new(pattern);
    }
}
