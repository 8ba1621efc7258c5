using System.Text;
using CsCheck;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

public sealed class RedactorTests
{
    private const string Canary = "Zq7vKp2wLm9x";

    private static readonly string[] Parts =
    [
        "password=", "'", "\"", "334 \n", "AUTH PLAIN ", "AHJvc2EAc2VjcmV0MTIz", Canary,
        " is ", "\n", ":", "@", "smtp://a", "login(", ",", "[", " masked]", "\\n", "eyJhbGciOi.eyJzdWIiOi", "-u a:",
    ];

    [Theory]
    [InlineData("EMAIL_HOST_PASSWORD = '{0}'")]
    [InlineData("EMAIL_HOST_PASSWORD={0}")]
    [InlineData("MAIL_PASSWORD={0}\nMAIL_PORT=587")]
    [InlineData("spring.mail.password={0}")]
    [InlineData("  pass: \"{0}\"")]
    [InlineData("{{\"user\":\"a@b.example\",\"pass\":\"{0}\"}}")]
    [InlineData("{{\\\"password\\\":\\\"{0}\\\"}}")]
    [InlineData("$mail->Password = '{0}';")]
    [InlineData("'password' => '{0}',")]
    [InlineData("config['smtp_pass'] = '{0}'")]
    [InlineData("smtp_pwd: {0}")]
    [InlineData("password {0}\nuser rosa")]
    [InlineData("msmtp --password {0} --tls")]
    [InlineData("my password is {0}.")]
    [InlineData("the password is: {0}")]
    [InlineData("Passwort: {0}")]
    [InlineData("mot de passe : {0}")]
    [InlineData("contraseña: {0}")]
    [InlineData("密码：{0}")]
    [InlineData("server.login('rosa@b.example', '{0}')")]
    [InlineData("server.login(user, \"{0}\")")]
    [InlineData("smtp.PlainAuth(\"\", \"rosa\", \"{0}\", \"smtp.b.example\")")]
    [InlineData("new NetworkCredential(\"rosa\", \"{0}\")")]
    [InlineData("new PasswordAuthentication(user, \"{0}\")")]
    [InlineData("client.Authenticate(\"rosa\", \"{0}\");")]
    [InlineData("MAILER_DSN=smtp://rosa:{0}@smtp.b.example:587")]
    [InlineData("smtps://rosa%40b.example:{0}@smtp.b.example")]
    [InlineData("curl --url smtp://smtp.b.example -u rosa:{0}")]
    [InlineData("swaks -s smtp.b.example -au rosa -ap {0}")]
    [InlineData("api_key: {0}")]
    [InlineData("refresh_token={0}")]
    [InlineData("\"client_secret\": \"{0}\"")]
    public void A_secret_behind_its_name_is_masked(string sample) => AssertMasked(string.Format(null, sample, Canary), Canary);

    [Theory]
    [InlineData("SG.aB3dE5gH7jK9lM1nO3pQ5r.sT7uV9wX1yZ3aB5cD7eF9gH1iJ3kL5m")]
    [InlineData("xkeysib-0123456789abcdef0123456789abcdef-Ab3dEf6hIj9k")]
    [InlineData("xsmtpsib-0123456789abcdef0123456789abcdef-Ab3dEf6hIj9k")]
    [InlineData("re_AbCdEf12_GhIjKlMnOpQrSt3456")]
    [InlineData("key-0123456789abcdef0123456789abcdef")]
    [InlineData("AKIAIOSFODNN7QZMPLE2")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyb3NhIn0.c2lnbmF0dXJlMTIz")]
    [InlineData("ya29.a0AfH6SMBx7Kq2Lm9Zp4Rt")]
    [InlineData("abcd-efgh-ijkl-mnop")]
    public void A_secret_is_known_by_its_shape(string secret) => AssertMasked($"I used {secret} and it failed", secret);

    [Theory]
    [InlineData("AUTH PLAIN {0}")]
    [InlineData("C: AUTH PLAIN {0}\nS: 535 5.7.8 no")]
    [InlineData("send: 'AUTH PLAIN {0}\\r\\n'")]
    [InlineData("just this: {0}")]
    [InlineData("334 \n{0}\n535 5.7.8 no")]
    [InlineData("AUTH XOAUTH2 {0}")]
    public void A_sign_in_in_base64_is_masked(string sample)
    {
        var line = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0rosa@b.example\0{Canary}"));
        AssertMasked(string.Format(null, sample, line), line);
    }

    [Theory]
    [InlineData("334 UGFzc3dvcmQ6\n{0}\n535 5.7.8 no")]
    [InlineData("reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '{0}\\r\\n'")]
    [InlineData("{{\"log\":\"334 UGFzc3dvcmQ6\\r\\n{0}\\r\\n535 no\"}}")]
    [InlineData("S: 334 UGFzc3dvcmQ6\nC: {0}")]
    public void What_answers_a_334_is_masked(string sample)
    {
        var line = Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary + "7"));
        AssertMasked(string.Format(null, sample, line), line);
    }

    [Fact]
    public void A_private_key_is_masked() =>
        AssertMasked($"-----BEGIN PRIVATE KEY-----\nMIIE{Canary}\n-----END PRIVATE KEY-----", Canary);

    [Theory]
    [InlineData("535 5.7.8 Username and Password not accepted. Learn more at https://support.example/?p=BadCredentials x7-20020a05 - gsmtp")]
    [InlineData("(535, b'5.7.8 Error: authentication failed: UGFzc3dvcmQ6')")]
    [InlineData("534-5.7.9 Application-specific password required.")]
    [InlineData("250-AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER CRAM-MD5")]
    [InlineData("250-AUTH LOGIN PLAIN NTLM")]
    [InlineData("Incorrect password: please try again")]
    [InlineData("my password is correct and still it fails")]
    [InlineData("The password is wrong")]
    [InlineData("the password was regenerated twice")]
    [InlineData("the password is loaded (EMAIL_HOST)")]
    [InlineData("EMAIL_HOST_PASSWORD = os.environ['MAIL_PASS']")]
    [InlineData("pass: process.env.MAIL_PASS,")]
    [InlineData("password=$MAIL_PASSWORD")]
    [InlineData("password: ********")]
    [InlineData("password = getpass()")]
    [InlineData("\"password\": null")]
    [InlineData("Message-ID: <20261124.abcdef123456@mail.b.example>")]
    [InlineData("http://localhost:8000/@vite/client")]
    [InlineData("connect to smtp.gmail.com:587 timed out")]
    [InlineData("334 UGFzc3dvcmQ6")]
    [InlineData("Outlook keeps asking for my password")]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [AM0PR0000.eurprd05.prod.outlook.com 2026-11-24T10:00:00.000Z 08DD]")]
    public void What_is_no_secret_stays(string text)
    {
        var result = Redactor.Redact(text);
        Assert.Equal(text, result.Text.Value);
        Assert.Empty(result.Secrets);
    }

    [Theory]
    [InlineData("my password is swordfish", "swordfish")]
    [InlineData("the password was swordfish, then I changed it", "swordfish")]
    [InlineData("my password is hunter2 and it fails", "hunter2")]
    public void A_spoken_password_is_masked(string text, string secret) => AssertMasked(text, secret);

    [Fact]
    public void Each_kind_is_told_once()
    {
        var result = Redactor.Redact($"password={Canary}\npassword={Canary}1\nBearer {Canary}{Canary}");
        Assert.Equal([SecretKind.Password, SecretKind.Token], result.Secrets);
    }

    [Fact]
    public void Masking_again_changes_nothing() =>
        Gen.Int[0, Parts.Length - 1].Select(part => Parts[part])
            .Array[0, 12].Select(string.Concat)
            .Sample(text =>
            {
                var once = Redactor.Redact(text).Text.Value;
                Assert.Equal(once, Redactor.Redact(once).Text.Value);
            });

    [Theory]
    [InlineData("password")]
    [InlineData("login(")]
    [InlineData("334\n")]
    [InlineData("://a:")]
    [InlineData("AUTH PLAIN ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("AHJv")]
    [InlineData("curl ")]
    public void Hostile_text_costs_no_more_than_its_length(string unit)
    {
        Redactor.Redact(Repeat(unit, 4_096));
        var small = BytesFor(Repeat(unit, 32_768));
        var large = BytesFor(Repeat(unit, 262_144));
        Assert.True(large <= (small * 10) + 100_000, $"8 times the text took {small} and then {large} bytes");
    }

    private static void AssertMasked(string text, string secret)
    {
        Assert.Contains(secret, text, StringComparison.Ordinal);
        var result = Redactor.Redact(text);
        Assert.DoesNotContain(secret, result.Text.Value, StringComparison.Ordinal);
        Assert.Contains("masked]", result.Text.Value, StringComparison.Ordinal);
        Assert.NotEmpty(result.Secrets);
    }

    private static string Repeat(string unit, int length) => new StringBuilder().Insert(0, unit, length / unit.Length).ToString();

    private static long BytesFor(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Redactor.Redact(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
