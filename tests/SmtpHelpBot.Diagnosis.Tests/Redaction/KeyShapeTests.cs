using static SmtpHelpBot.Diagnosis.Tests.Redaction.Masking;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Keys and tokens of every maker are known by their shape alone.</summary>
public sealed class KeyShapeTests
{
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

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_key_is_known_by_its_shape(string family, string secret)
    {
        AssertMasked($"I used {secret} and it failed", secret);
        AssertMasked($"user: \"rosa\", \"{secret}\" ({family})", secret);
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
}
