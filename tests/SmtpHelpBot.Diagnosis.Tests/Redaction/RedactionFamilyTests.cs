using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Every family of secrets is masked wherever it stands; what only looks like one stays.</summary>
public sealed class RedactionFamilyTests
{
    /// <summary>Passwords as people and machines make them.</summary>
    private static readonly string[] Passwords = ["hunter2", "Zq7vKp2wLm9xTb4", "correct-Horse9", "S3cr3t!x", "9f8e7d6c5b4a"];

    /// <summary>Passwords with the signs that end a value in some file or language.</summary>
    private static readonly string[] OddPasswords =
        ["Xk9{mP2qLw7", "Sommer(2024)!", "aB3(dE5!xyz", "Zq7,vKp2wLm9x", "Zq7|vKp2wLm9x", "Zq7\\vKp2wLm9x", "Zq7>vKp2wLm9x", "Zq7<vKp2wLm9x", "Zq7'vKp2wLm9x", "Zq7`vKp2wLm9x", "Zq7;vKp2wLm9x", "Zq7&vKp2wLm9x", "Zq7$vKp2wLm9x", "пароль7"];

    public static TheoryData<string> NamedPlaces => [.. Samples.Lines("secrets")];

    public static TheoryData<string> PlacesOfMadeSecrets => [.. Samples.Lines("made-secrets")];

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
        ("Brevo key within a word", random => $"xsmtpsib-{Hex(random, 64)}-{Word(random, 16)}"),
        ("Mailgun public key", random => $"pubkey-{Hex(random, 32)}"),
        ("Mailchimp key", random => $"{Hex(random, 32)}-us21"),
        ("SMTP2GO key", random => $"api-{Word(random, 32).ToUpperInvariant()}"),
        ("Scaleway access key", random => $"SCW{Word(random, 15).ToUpperInvariant()}42"),
        ("Entra client secret", random => $"{Word(random, 3)}8Q~{Word(random, 34)}"),
        ("Entra refresh token", random => $"0.AX{Word(random, 60)}.Ag7{Word(random, 120)}"),
        ("Microsoft account refresh token", random => $"M.C507_BAY.0.U.-{Word(random, 80)}"),
        ("Google authorization code", random => $"4/0A{Word(random, 40)}"),
        ("Google API key", random => $"AIza{Word(random, 35)}"),
        ("GitHub server token", random => $"ghs_{Word(random, 36)}"),
        ("GitHub fine token", random => $"github_pat_{Word(random, 22)}_{Word(random, 59)}"),
        ("GitLab token", random => $"glpat-{Word(random, 20)}"),
        ("npm token", random => $"npm_{Word(random, 35)}7"),
        ("PyPI token", random => $"pypi-AgEIcHlwaS5vcmc{Word(random, 60)}"),
        ("Stripe key", random => $"sk_live_{Word(random, 23)}7"),
        ("Encrypted web token", random => $"eyJ{Word(random, 30)}..{Word(random, 16)}.{Word(random, 60)}.{Word(random, 22)}"),
        ("Windows encrypted password", random => $"01000000d08c9ddf0115d1118c7a00c04fc297eb{Hex(random, 40)}"),
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

    /// <summary>A paste may end anywhere, and begin anywhere.</summary>
    [Fact]
    public void A_place_that_is_cut_anywhere_is_read_all_the_same()
    {
        foreach (var place in Samples.Lines("secrets").Concat(Samples.Lines("made-secrets")).Concat(Samples.Lines("no-secrets")))
        {
            for (var cut = 0; cut < place.Length; cut++)
            {
                Assert.NotNull(Redactor.Redact(place[..cut]).Text);
                Assert.NotNull(Redactor.Redact(place[cut..]).Text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(PlacesOfMadeSecrets))]
    public void What_looks_made_up_is_masked_beside_an_address_and_in_brackets(string place) => Assert.All(["Zq7vKp2wLm9xTb4", "rosaS3cret"], password => AssertMasked(place.Replace("§", password, StringComparison.Ordinal), password));

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
    [InlineData("SMTP_PASSWORD=§")]
    [InlineData("SMTP_PASSWORD=§ # of the shop")]
    [InlineData("[smtp]\nuser = rosa\npassword = §\nport = 587")]
    [InlineData("SMTP_USER=rosa\r\nSMTP_PASSWORD=§\r\nSMTP_PORT=587")]
    [InlineData("spring.mail.password=§\nspring.mail.port=587")]
    public void Behind_the_sign_of_a_setting_the_whole_word_is_the_secret(string place) =>
        Assert.All(OddPasswords, password => Assert.Equal(place.Replace("§", "[password masked]", StringComparison.Ordinal), Redactor.Redact(place.Replace("§", password, StringComparison.Ordinal)).Text.Value));

    [Theory]
    [InlineData("\"$ummer2024x\"", "$ummer2024x")]
    [InlineData("\"{Zq7vKp2wLm\"", "{Zq7vKp2wLm")]
    [InlineData("'<Zq7vKp2wLm>'", "<Zq7vKp2wLm>")]
    [InlineData("\"Zq7\\\"vKp2wLm9x\"", "vKp2wLm9x")]
    [InlineData("<3MyCats99x", "3MyCats99x")]
    [InlineData("('Zq7vKp' . '2wLm9x')", "2wLm9x")]
    [InlineData("('Zq7vKp'\n  '2wLm9x')", "2wLm9x")]
    [InlineData("'Zq7vKp' + '2wLm9x'", "2wLm9x")]
    [InlineData("Zq7vKp\\\n   2wLm9x", "2wLm9x")]
    [InlineData("|\n  Zq7vKp2w", "Zq7vKp2w")]
    public void Signs_and_parts_do_not_help_a_secret_out(string value, string secret) => AssertMasked($"smtp_password = {value}", secret);

    [Fact]
    public void A_secret_of_any_length_is_masked_to_its_end()
    {
        var secret = string.Concat(Enumerable.Repeat("a1B2", 2_000));
        Assert.Equal("password=\"[password masked]\"", Redactor.Redact($"password=\"{secret}\"").Text.Value);
        Assert.Equal("password=[password masked] port=587", Redactor.Redact($"password={secret} port=587").Text.Value);
    }

    [Fact]
    public void A_secret_is_masked_where_it_stands_once_more() =>
        Assert.Equal("user=[token masked]\nx [token masked] y\nserver_token=[token masked]", Redactor.Redact("user=4b1c2d3e-aaaa-4bbb-8ccc-0123456789ab\nx 4b1c2d3e-aaaa-4bbb-8ccc-0123456789ab y\nserver_token=4b1c2d3e-aaaa-4bbb-8ccc-0123456789ab").Text.Value);

    [Fact]
    public void In_a_list_and_in_a_table_the_head_tells_which_cells_are_secret()
    {
        Assert.Equal("host,password,user\na,[password masked],rosa\nb,[password masked],emil\nend", Redactor.Redact("host,password,user\na,Zq7vKp2w,rosa\nb,sunflower,emil\nend").Text.Value);
        Assert.Equal("| user | password |\n| --- | --- |\n| rosa | [password masked] |", Redactor.Redact("| user | password |\n| --- | --- |\n| rosa | sunflower |").Text.Value);
        Assert.Equal("User name,Secret access key\nrosa,x", Redactor.Redact("User name,Secret access key\nrosa,x").Text.Value);
    }

    [Fact]
    public void Words_in_brackets_that_only_look_like_a_mask_do_not_hide_a_secret() =>
        Assert.DoesNotContain("Zq7vKp2w", Redactor.Redact("[pw: Zq7vKp2w masked]").Text.Value, StringComparison.Ordinal);

    [Theory]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(40)]
    public void A_sign_in_that_was_broken_into_lines_is_masked_to_its_last_one(int width)
    {
        var line = Base64("\0rosa.mueller@shop.b.example\0Zq7vKp2wLm9xZq7vKp2wLm9x4711");
        var broken = string.Join('\n', line.Chunk(width).Select(part => new string(part)));
        foreach (var place in (string[])["I sent\n§\nand got 535", "AUTH PLAIN §\n535 no", "334 \n§\n535 no"])
        {
            Assert.Equal(place.Replace("§", "[sign-in line masked]", StringComparison.Ordinal), Redactor.Redact(place.Replace("§", broken, StringComparison.Ordinal)).Text.Value);
        }
    }

    [Theory]
    [InlineData("AUTH LOGIN\ncm9zYUBiLmV4YW1wbGU=\n§\n")]
    [InlineData("{\"msg\":\"S: 334 UGFzc3dvcmQ6\"}\n{\"msg\":\"C: §\"}")]
    [InlineData("SERVER -&gt; CLIENT: 334 UGFzc3dvcmQ6<br>\nCLIENT -&gt; SERVER: §<br>\n")]
    [InlineData("<- 334 UGFzc3dvcmQ6\n-> § [14 bytes]")]
    public void An_answer_is_masked_whatever_the_log_puts_behind_it(string place)
    {
        AssertMasked(place.Replace("§", Base64("Hunter22!x"), StringComparison.Ordinal), Base64("Hunter22!x"));
        AssertMasked(place.Replace("§", Base64("Hunter22!x").TrimEnd('='), StringComparison.Ordinal), Base64("Hunter22!x").TrimEnd('='));
    }

    [Theory]
    [InlineData("printf '\\0rosa@b.example\\0§' | base64")]
    [InlineData("perl -MMIME::Base64 -e 'print encode_base64(\"\\000rosa\\@b.example\\000§\")'")]
    [InlineData("b'\\x00rosa@b.example\\x00§'")]
    [InlineData("Username/Password: \\000rosa\\000§")]
    [InlineData("curl smtp://smtp.b.example \\\n  --mail-from rosa@b.example \\\n  --user 'rosa@b.example:§'")]
    [InlineData("swaks --server smtp.b.example \\\n -au rosa \\\n -ap §")]
    [InlineData("{\"a\": \"{\\\"body\\\": \\\"{\\\\\\\"password\\\\\\\": \\\\\\\"§\\\\\\\"}\\\"}\"}")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123\n\n§\n-----END RSA PRIVATE KEY-----")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQdG§\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n§AAAA\nPrivate-MAC: abcdef")]
    [InlineData("rosa:$6$abcdefgh$§§§:19000:0:99999:7:::")]
    [InlineData("the app password (abcd efgh ijkl §)")]
    public void A_secret_is_masked_where_programs_and_people_put_it(string place)
    {
        var secret = place.Contains("abcd efgh", StringComparison.Ordinal) ? "mnop" : "Zq7vKp2wLm9x";
        AssertMasked(place.Replace("§", secret, StringComparison.Ordinal), secret);
    }

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
