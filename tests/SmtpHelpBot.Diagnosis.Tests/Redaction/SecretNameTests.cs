using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Which words name a secret, and what happens where one secret stands beside or in another.</summary>
public sealed class SecretNameTests
{
    private const string Secret = "Zq7vKp2wLm9x";

    [Theory]
    [InlineData("pass")]
    [InlineData("pw")]
    [InlineData("smtpPass")]
    [InlineData("SMTP_PASS")]
    [InlineData("xcompass")]
    [InlineData("compassword")]
    [InlineData("bypassword")]
    [InlineData("smtp-pw")]
    public void A_name_of_a_secret_may_be_a_part_of_a_word(string name) => Assert.DoesNotContain(Secret, Masked($"{name}={Secret}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("compass")]
    [InlineData("the compass")]
    [InlineData("bypass")]
    [InlineData("trespass")]
    [InlineData("gpw")]
    [InlineData("passing")]
    [InlineData("pwd_dir_of")]
    public void A_word_that_only_sounds_so_names_none(string word) => Assert.Contains(Secret, Masked($"{word}={Secret}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[key masked] pw=")]
    [InlineData("[key masked]; password is ")]
    [InlineData("[key masked]xkeysib-")]
    [InlineData("[x] pw=")]
    public void A_secret_behind_a_masked_one_is_masked_too(string before)
    {
        var masked = Masked(before + Secret);
        Assert.DoesNotContain(Secret, masked, StringComparison.Ordinal);
        Assert.StartsWith(before[..3], masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_secrets_that_overlap_are_masked_to_the_end_of_the_later_one() =>
        Assert.Equal("SMTP_PASSWORD=[password masked]@smtp.b.example", Masked($"SMTP_PASSWORD=smtp://rosa:Zq7v,{Secret}@smtp.b.example"));

    [Theory]
    [InlineData("password: \u201C{0}\u201D, please")]
    [InlineData("password: \u2018{0}\u2019, please")]
    [InlineData("password: \u00AB{0}\u00BB, please")]
    [InlineData("password: &quot;{0}&quot;, please")]
    public void A_quoted_secret_ends_with_its_own_quotation_mark(string place) =>
        Assert.Equal(string.Format(null, place, "[password masked]"), Masked(string.Format(null, place, $"{Secret} 1")));

    [Theory]
    [InlineData("smtp://rosa:{0}@smtp.b.example", true)]
    [InlineData("smtps://:{0}@smtp.b.example:465", true)]
    [InlineData("smtp://rosa:{0}@home@smtp.b.example", true)]
    [InlineData("amqp://a:b smtp://rosa:{0}@smtp.b.example", true)]
    [InlineData("smtp://a:1@b,smtp://rosa:{0}@smtp.b.example", true)]
    [InlineData("http://localhost:8000/@{0}", false)]
    [InlineData("https://b.example/{0}@smtp.b.example", false)]
    [InlineData("smtp://{0}@smtp.b.example", false)]
    [InlineData("smtp://rosa:{0} at smtp.b.example", false)]
    public void The_password_of_an_address_stands_between_its_colon_and_its_last_at(string place, bool isSecret)
    {
        var masked = Masked(string.Format(null, place, Secret));
        Assert.Equal(!isSecret, masked.Contains(Secret, StringComparison.Ordinal));
        Assert.Equal(isSecret, masked.Contains("masked]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtp://rosa:xxxx@smtp.b.example")]
    [InlineData("smtp://rosa:***@smtp.b.example")]
    [InlineData("smtp://rosa:@smtp.b.example")]
    [InlineData("http://localhost:80/a@b")]
    public void What_is_no_password_stays_in_an_address(string address) => Assert.Equal(address, Masked(address));

    [Theory]
    [InlineData("xkeysib-0123456789a", false)]
    [InlineData("xkeysib-0123456789ab", true)]
    [InlineData("axsmtpsib-0123456789ab.", true)]
    [InlineData("xkeysib-short xsmtpsib-0123456789ab", true)]
    [InlineData("XKEYSIB-0123456789ab", false)]
    public void A_key_of_Brevo_has_at_least_twelve_letters_behind_its_beginning(string text, bool isSecret) =>
        Assert.Equal(isSecret, Masked(text).Contains("[key masked]", StringComparison.Ordinal));

    private static string Masked(string text) => Redactor.Redact(text).Text.Value;
}
