using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;
using static SmtpHelpBot.Diagnosis.Tests.Redaction.Masking;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>The lines of a sign-in are masked in every log, by every mechanism.</summary>
public sealed class SignInFamilyTests
{
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
    [MemberData(nameof(Exchanges))]
    public void A_sign_in_is_masked_in_every_log(string name, string transcript, string answer)
    {
        Assert.NotEmpty(name);
        AssertMasked(transcript, answer);
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
}
