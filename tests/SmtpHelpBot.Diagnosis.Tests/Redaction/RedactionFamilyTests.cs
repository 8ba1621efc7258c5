using System.Globalization;
using SmtpHelpBot.Diagnosis.Redaction;
using static SmtpHelpBot.Diagnosis.Tests.Redaction.Masking;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Passwords and the like are masked wherever they stand; what only looks like one stays.</summary>
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

    [Theory]
    [InlineData("the password is §")]
    [InlineData("The password is §.")]
    [InlineData("my password was § and it is refused")]
    [InlineData("my mail password is §, what now?")]
    [InlineData("the passphrase is: §\nand 535")]
    public void A_pass_phrase_of_plain_words_is_masked_in_a_sentence(string place)
    {
        foreach (var phrase in (string[])["correct horse battery staple", "Purple Monkey Dishwasher Lamp", "violin cactus harbour marble lantern"])
        {
            Assert.Equal(place.Replace("§", "[password masked]", StringComparison.Ordinal), Redactor.Redact(place.Replace("§", phrase, StringComparison.Ordinal)).Text.Value);
        }
    }

    [Fact]
    public void A_secret_of_any_length_is_masked_to_its_end()
    {
        var secret = string.Concat(Enumerable.Repeat("a1B2", 2_000));
        Assert.Equal("password=\"[password masked]\"", Redactor.Redact($"password=\"{secret}\"").Text.Value);
        Assert.Equal("password=[password masked] port=587", Redactor.Redact($"password={secret} port=587").Text.Value);
    }

    [Theory]
    [InlineData("\"SMTP Password\"=hex:02,5a,71,37,\\\r\n  76,4b,00\r\n\"SMTP Port\"=dword:0000024b", "\"SMTP Password\"=[password masked]\r\n\"SMTP Port\"=dword:0000024b")]
    [InlineData("smtp_pw = hex(2):5a,71,37", "smtp_pw = [password masked]")]
    [InlineData("\"Window\"=hex:2c,00,00,00", "\"Window\"=hex:2c,00,00,00")]
    [InlineData("the password in hex: 5a71", "the password in hex: 5a71")]
    public void In_an_export_of_the_registry_the_bytes_of_a_password_are_masked(string text, string masked) => Assert.Equal(masked, Redactor.Redact(text).Text.Value);

    [Fact]
    public void In_a_list_of_servers_the_password_of_each_is_masked() =>
        Assert.Equal(
            "(setq smtpmail-auth-credentials '((\"a.example\" 587 \"emil\" \"[password masked]\")\n (\"b.example\" 587 \"rosa\" \"[password masked]\")))",
            Redactor.Redact("(setq smtpmail-auth-credentials '((\"a.example\" 587 \"emil\" \"sunflower\")\n (\"b.example\" 587 \"rosa\" \"Zq7vKp2w\")))").Text.Value);

    /// <summary>Masks make a text longer; it is looked at again all the same.</summary>
    [Theory]
    [InlineData("pw=a1b2c3 ")]
    [InlineData("password=x1y2z3\n")]
    [InlineData("curl -u a:b1 ")]
    [InlineData("login('a', 'b1c2d3')\n")]
    public void Masking_the_longest_text_that_is_all_secrets_again_changes_nothing(string unit)
    {
        var once = Redactor.Redact(string.Concat(Enumerable.Repeat(unit, 65_536 / unit.Length))).Text.Value;

        Assert.Equal(once, Redactor.Redact(once).Text.Value);
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
    public void There_are_samples_enough()
    {
        var positive = NamedPlaces.Count + KeyShapeTests.Shapes.Count + SignInFamilyTests.Exchanges.Count;
        Assert.True(positive >= 250, positive.ToString(CultureInfo.InvariantCulture));
        Assert.True(NoSecrets.Count >= 150, NoSecrets.Count.ToString(CultureInfo.InvariantCulture));
    }
}
