using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Where the value of a named secret begins and ends, and what is none. In the texts § is a secret, and in what is expected its mask.</summary>
public sealed class SecretValueTests
{
    private const string Secret = "Zq7vKp2wLm9x";
    private const string Mask = "[password masked]";

    [Theory]
    [InlineData("password='§'")]
    [InlineData("password=b'§'")]
    [InlineData("password=r\"§\"")]
    [InlineData("password=u'§'")]
    [InlineData("password=f\"§\"")]
    [InlineData("password=\"§")]
    [InlineData("password=\"§\nnext \"line\"")]
    [InlineData("password=\"§\" \nnext")]
    [InlineData("password=\"\"\"§\"\"\"")]
    [InlineData("login('rosa', b'§')")]
    public void A_quoted_value_is_masked_between_its_quotation_marks(string text) => AssertMasked(text);

    [Fact]
    public void A_value_in_three_quotation_marks_goes_over_lines() =>
        Assert.Equal($"password=\"\"\"{Mask}\"\"\"", Masked($"password=\"\"\"{Secret}\n{Secret}\"\"\""));

    [Theory]
    [InlineData("my password is §!")]
    [InlineData("my password is §. And then")]
    [InlineData("(password=§)")]
    [InlineData("{password=§}}")]
    [InlineData("f(password=§);")]
    [InlineData("[[password=§]]")]
    [InlineData("Password=§;Encrypt=true")]
    [InlineData("Password=§; Encrypt=true")]
    [InlineData("pwd=§;")]
    [InlineData("pwd=§;\"")]
    [InlineData("?password=§&user=rosa")]
    [InlineData("password=§, user=rosa")]
    [InlineData("密码:§是")]
    [InlineData("암호:§입니다")]
    [InlineData("密码是§")]
    [InlineData("密码 是 §")]
    [InlineData("パスワードは§")]
    [InlineData("Passwort ist §")]
    [InlineData("пароль это §")]
    [InlineData("<password>§</password>")]
    [InlineData("<td>password</td><td>§</td>")]
    [InlineData("name=\"password\" value=\"§\"")]
    public void A_value_without_quotation_marks_ends_where_what_it_stands_in_goes_on(string text) => AssertMasked(text);

    [Theory]
    [InlineData("password=Zq7v;Kp2wLm9x")]
    [InlineData("password=Zq7v)Kp2wLm9x")]
    [InlineData("password=Zq7vKp2wLm9x!")]
    [InlineData("password=a-b!c(1")]
    [InlineData("password=(ab12")]
    [InlineData("password=$5x1y2")]
    [InlineData("password=env1x2")]
    [InlineData("password=1234")]
    [InlineData("password=ab1")]
    [InlineData("password: abcd efgh ijkl mnop")]
    [InlineData("password: abcd\u00A0efgh\u00A0ijkl\u00A0mnop")]
    public void A_value_may_hold_signs(string text) => Assert.Equal(text[..9], Masked(text).Replace(Mask, "", StringComparison.Ordinal).TrimEnd());

    [Theory]
    [InlineData("password=ab")]
    [InlineData("password=123")]
    [InlineData("password=$x1y2z3")]
    [InlineData("password=\"${X1}\"")]
    [InlineData("password=\"$(cat x1)\"")]
    [InlineData("password=\"<secret1>\"")]
    [InlineData("password=\"{secret1}\"")]
    [InlineData("password=\"[secret1]\"")]
    [InlineData("password=get_it(x1)")]
    [InlineData("password=env.X1")]
    [InlineData("password=env[X1]")]
    [InlineData("password=env(X1)")]
    [InlineData("password=env")]
    [InlineData("<password>ab</password>")]
    [InlineData("<password></password>")]
    [InlineData("password<Zq7vKp2wLm9x")]
    [InlineData("password</")]
    [InlineData("password<")]
    [InlineData("password=b")]
    [InlineData("password")]
    [InlineData("password is correctly set1 here")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Masked(text));

    [Theory]
    [InlineData("the password a1b2c3 here", true)]
    [InlineData("the password a1b2c here", false)]
    [InlineData("the password abcdef here", false)]
    [InlineData("the password 123456 here", false)]
    [InlineData("the password smtp1.b.example here", false)]
    [InlineData("the password rosa1@home here", true)]
    [InlineData("the password /x1y2z3 here", false)]
    [InlineData("swaks --password hunterx", true)]
    [InlineData("-password hunterx now", true)]
    [InlineData("tool --smtp_password hunterx now", true)]
    [InlineData("x-password hunterx now", false)]
    [InlineData("--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-password hunterx now", false)]
    [InlineData("password hunterx", true)]
    [InlineData("user rosa\npassword hunterx \nport 587", true)]
    [InlineData("user rosa\npassword hunterx is what I typed", false)]
    [InlineData("my password hunterx", false)]
    public void A_word_right_behind_the_name_is_one_where_it_looks_made_or_the_name_is_an_option_or_a_directive(string text, bool isSecret) =>
        Assert.Equal(isSecret, Masked(text).Contains(Mask, StringComparison.Ordinal));

    [Theory]
    [InlineData(250)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(258)]
    [InlineData(300)]
    [InlineData(4_000)]
    public void A_long_value_is_masked_up_to_the_next_blank(int length)
    {
        var value = string.Concat(Enumerable.Repeat("a1", length))[..length];
        Assert.Equal($"password={Mask} next", Masked($"password={value} next"));
        Assert.Equal($"password={Mask}", Masked($"password={value}"));
    }

    private static void AssertMasked(string text) => Assert.Equal(text.Replace("§", Mask, StringComparison.Ordinal), Masked(text.Replace("§", Secret, StringComparison.Ordinal)));

    private static string Masked(string text) => Redactor.Redact(text).Text.Value;
}
