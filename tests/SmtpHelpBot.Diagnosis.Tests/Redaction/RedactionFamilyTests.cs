using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Every family of secrets is masked wherever it stands; what only looks like one stays.</summary>
public sealed class RedactionFamilyTests
{
    /// <summary>Passwords as people and machines make them.</summary>
    private static readonly string[] Passwords = ["hunter2", "Zq7vKp2wLm9xTb4", "correct-Horse9", "S3cr3t!x", "9f8e7d6c5b4a"];

    public static TheoryData<string> NamedPlaces => [.. Samples.Lines("secrets")];

    public static TheoryData<string> NoSecrets => [.. Samples.Lines("no-secrets")];

    public static TheoryData<string, string> Shapes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (family, make) in Makers)
            {
                for (var seed = 1; seed <= 4; seed++)
                {
                    data.Add(family, make(new Random(seed)));
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string, string> Exchanges
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (name, place) in Transcripts)
            {
                foreach (var (mechanism, answer) in Answers)
                {
                    data.Add($"{name}, {mechanism}", place.Replace("§", answer, StringComparison.Ordinal), answer);
                }
            }

            return data;
        }
    }

    private static (string Family, Func<Random, string> Make)[] Makers =>
    [
        ("SendGrid key", random => $"SG.{Word(random, 22)}.{Word(random, 43)}"),
        ("Brevo key", random => $"xsmtpsib-{Hex(random, 64)}-{Word(random, 16)}"),
        ("Brevo API key", random => $"xkeysib-{Hex(random, 64)}-{Word(random, 16)}"),
        ("Resend key", random => $"re_{Word(random, 8)}_{Word(random, 24)}"),
        ("Mailgun key", random => $"key-{Hex(random, 32)}"),
        ("new Mailgun key", random => $"{Hex(random, 32)}-{Hex(random, 8)}-{Hex(random, 8)}"),
        ("AWS access key", random => $"AKIA{Word(random, 16).ToUpperInvariant()}"),
        ("MailerSend token", random => $"mlsn.{Hex(random, 64)}"),
        ("MailerSend password", random => $"mssp.{Word(random, 7)}.{Word(random, 14)}.{Word(random, 7)}"),
        ("Mandrill key", random => $"md-{Word(random, 22)}"),
        ("JSON web token", random => $"eyJ{Word(random, 20)}.eyJ{Word(random, 40)}.{Word(random, 43)}"),
        ("Google access token", random => $"ya29.{Word(random, 60)}"),
        ("Google refresh token", random => $"1//0g{Word(random, 40)}"),
        ("Google client secret", random => $"GOCSPX-{Word(random, 28)}"),
        ("Slack token", random => $"xoxb-{Word(random, 30)}"),
        ("GitHub token", random => $"ghp_{Word(random, 36)}"),
        ("Microsoft access token", random => $"EwB{Word(random, 120)}"),
        ("Apple app password", random => $"{Small(random, 4)}-{Small(random, 4)}-{Small(random, 4)}-{Small(random, 4)}"),
    ];

    private static (string Mechanism, string Answer)[] Answers =>
    [
        ("PLAIN", Base64("\0rosa@b.example\0Zq7vKp2wLm9x")),
        ("PLAIN with an authorisation name", Base64("rosa\0rosa@b.example\0pa ss wörd")),
        ("XOAUTH2", Base64("user=rosa@b.example\u0001auth=Bearer ya29.a0AfH6SMBx7Kq2Lm9Zp4Rt\u0001\u0001")),
        ("OAUTHBEARER", Base64("n,a=rosa@b.example,\u0001host=smtp.b.example\u0001port=587\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001")),
    ];

    private static (string Name, string Place)[] Transcripts =>
    [
        ("one line", "AUTH PLAIN §"),
        ("marked lines", "C: AUTH PLAIN §\nS: 535 5.7.8 no"),
        ("Python's debug lines", "send: 'AUTH PLAIN §\\r\\n'\nreply: b'535 5.7.8 no\\r\\n'"),
        ("Python's bytes", "send: b'AUTH XOAUTH2 §\\r\\n'"),
        ("PHPMailer", "2026-11-25 10:00:00 CLIENT -> SERVER: AUTH PLAIN §\n2026-11-25 10:00:01 SERVER -> CLIENT: 535 no"),
        ("after a 334", "334 \n§\n535 5.7.8 no"),
        ("after a marked 334", "S: 334 \nC: §\nS: 535 no"),
        ("after a 334 in JSON", "{\"log\":\"334 \\r\\n§\\r\\n535 no\"}"),
        ("swaks", " ~> AUTH PLAIN §\n<~* 535 5.7.8 no"),
        ("curl", "> AUTH PLAIN §\n< 535 no"),
        ("alone", "what I sent was §"),
        ("SASL log", "smtp_sasl: AUTH PLAIN §"),
    ];

    [Theory]
    [MemberData(nameof(NamedPlaces))]
    public void A_secret_behind_its_name_or_in_its_place_is_masked(string place)
    {
        foreach (var password in Passwords)
        {
            AssertMasked(place.Replace("§", password, StringComparison.Ordinal), password);
        }
    }

    [Theory]
    [MemberData(nameof(NamedPlaces))]
    public void Around_it_nothing_is_lost(string place)
    {
        var sides = place.Split('§');
        var masked = Redactor.Redact(place.Replace("§", Passwords[1], StringComparison.Ordinal)).Text.Value;
        Assert.StartsWith(sides[0], masked, StringComparison.Ordinal);
        Assert.EndsWith(sides[^1], masked, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_key_is_known_by_its_shape(string family, string secret)
    {
        AssertMasked($"I used {secret} and it failed", secret);
        AssertMasked($"user: \"rosa\", \"{secret}\" ({family})", secret);
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void A_sign_in_is_masked_in_every_log(string name, string transcript, string answer)
    {
        Assert.NotEmpty(name);
        AssertMasked(transcript, answer);
    }

    [Theory]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("EC PRIVATE KEY")]
    [InlineData("PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    [InlineData("OPENSSH PRIVATE KEY")]
    public void A_private_key_is_masked_whole_and_cut(string kind)
    {
        var body = Convert.ToBase64String(Bytes(new Random(7), 300), Base64FormattingOptions.InsertLineBreaks);
        AssertMasked($"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\nafter", body);
        AssertMasked($"-----BEGIN {kind}-----\n{body}", body);
        AssertMasked($"\"key\":\"-----BEGIN {kind}-----\\n{body.ReplaceLineEndings("\\n")}\\n-----END {kind}-----\"", body.ReplaceLineEndings("\\n"));
    }

    [Fact]
    public void A_wrapped_token_is_masked_to_its_last_line()
    {
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"user=rosa@b.example\u0001auth=Bearer {Word(new Random(3), 200)}\u0001\u0001"), Base64FormattingOptions.InsertLineBreaks);
        var lines = token.Split("\r\n");
        var masked = Redactor.Redact($"AUTH XOAUTH2 {token}\r\n535 5.7.8 no").Text.Value;

        Assert.All(lines[..^1], line => Assert.DoesNotContain(line, masked, StringComparison.Ordinal));
        Assert.EndsWith("535 5.7.8 no", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password: abcd efgh ijkl mnop")]
    [InlineData("EMAIL_HOST_PASSWORD = 'abcd efgh ijkl mnop'")]
    [InlineData("EMAIL_HOST_PASSWORD=abcd efgh ijkl mnop")]
    [InlineData("my app password is abcd efgh ijkl mnop and it fails")]
    [InlineData("server.login('rosa@gmail.com', 'abcd efgh ijkl mnop')")]
    [InlineData("app password: abcd\u00A0efgh\u00A0ijkl\u00A0mnop")]
    public void A_Google_app_password_is_masked_with_its_blanks(string text)
    {
        var masked = Redactor.Redact(text).Text.Value;
        Assert.DoesNotContain("mnop", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("efgh", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password = §")]
    [InlineData("  password = §  ; of the shop")]
    [InlineData("[smtp]\nuser = rosa\npassword = §\nport = 587")]
    [InlineData("SMTP_PASSWORD=§\nSMTP_PORT=587")]
    [InlineData("export SMTP_PASSWORD=§ SMTP_PORT=587")]
    [InlineData("spring.mail.password=§")]
    [InlineData("smtp:\n  password: § # of the shop\n  port: 587")]
    [InlineData("      - SMTP_PASSWORD=§")]
    [InlineData("Password: §")]
    [InlineData("SMTP Password: §\nPort: 587")]
    [InlineData("Password: § Port: 587")]
    [InlineData("Server: smtp.b.example\tPassword: §\tPort: 587")]
    [InlineData("Passwort: §")]
    [InlineData("Server=smtp.b.example;User Id=rosa;Password=§;Encrypt=true")]
    [InlineData("{\"log\":\"user = rosa\\nsmtp_password = §\\nport = 587\"}")]
    public void A_password_of_several_words_is_masked_to_its_end(string place)
    {
        foreach (var phrase in (string[])["my secret words", "correct horse battery staple", "kein Wort zu viel", "Zq7vKp2w lm 9x"])
        {
            var masked = place.Replace("§", "[password masked]", StringComparison.Ordinal);
            Assert.Equal(masked, Redactor.Redact(place.Replace("§", phrase, StringComparison.Ordinal)).Text.Value);
            Assert.Equal(masked, Redactor.Redact(masked).Text.Value);
        }
    }

    [Theory]
    [InlineData("password = the old oak, 7 leaves")]
    [InlineData("SMTP_PASSWORD=it's w@rm: today")]
    [InlineData("pwd = a & b")]
    public void Signs_between_the_words_of_a_setting_are_masked_with_them(string line) =>
        Assert.EndsWith("[password masked]", Redactor.Redact(line).Text.Value, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(NoSecrets))]
    public void What_is_no_secret_stays(string text)
    {
        var result = Redactor.Redact(text);
        Assert.Equal(text, result.Text.Value);
        Assert.Empty(result.Secrets);
    }

    [Fact]
    public void A_random_id_is_no_sign_in()
    {
        var random = new Random(20261125);
        for (var round = 0; round < 40_000; round++)
        {
            var id = Convert.ToBase64String(Bytes(random, 18)).Replace('+', '-').Replace('/', '_');
            Assert.Equal(id, Redactor.Redact(id).Text.Value);
        }
    }

    [Fact]
    public void There_are_samples_enough()
    {
        var positive = NamedPlaces.Count + Shapes.Count + Exchanges.Count;
        Assert.True(positive >= 250, positive.ToString(CultureInfo.InvariantCulture));
        Assert.True(NoSecrets.Count >= 150, NoSecrets.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static void AssertMasked(string text, string secret)
    {
        Assert.Contains(secret, text, StringComparison.Ordinal);
        var result = Redactor.Redact(text);
        Assert.DoesNotContain(secret, result.Text.Value, StringComparison.Ordinal);
        Assert.NotEmpty(result.Secrets);
        Assert.Equal(result.Text.Value, Redactor.Redact(result.Text.Value).Text.Value);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Word(Random random, int length) => Pick(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    private static string Hex(Random random, int length) => Pick(random, "0123456789abcdef", length);

    private static string Small(Random random, int length) => Pick(random, "abcdefghijklmnopqrstuvwxyz", length);

    private static string Pick(Random random, string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
}
