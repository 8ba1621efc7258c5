using CsCheck;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>What is left of a secret behind its mask: its form and what files stumble over, and nothing that tells it.</summary>
public sealed class MaskedSecretTests
{
    [Theory]
    [InlineData("qwertyuiopasdfgh", SecretForm.SixteenLetters)]
    [InlineData("qwer tyui opas dfgh", SecretForm.SixteenLetters)]
    [InlineData("qwertyuiopasdf42", SecretForm.SixteenSmall)]
    [InlineData("Qwertyuiopasdf42", SecretForm.Sixteen)]
    [InlineData("qwertyuiopasdf-2", SecretForm.Other)]
    [InlineData("qwer-tyui-opas-dfgh", SecretForm.DashedLetters)]
    [InlineData("qwer-tyui-opas-dfg4", SecretForm.Other)]
    [InlineData("2f1b7c3a-9d4e-4f6a-8b2c-1d3e5f7a9b0c", SecretForm.Uuid)]
    [InlineData("SG.qwertyuiopasdfghjklzxc.vbnmqwertyuiopasdfghjklz", SecretForm.SendGridKey)]
    [InlineData("re_qwertyui_opasdfghjklzxcvb", SecretForm.ResendKey)]
    [InlineData("xsmtpsib-9a8b7c6d5e4f", SecretForm.BrevoKey)]
    [InlineData("xkeysib-9a8b7c6d5e4f", SecretForm.BrevoApiKey)]
    [InlineData("key-9a8b7c6d5e4f9a8b7c6d5e4f9a8b7c6d", SecretForm.MailgunApiKey)]
    [InlineData("key-to-my-door", SecretForm.Other)]
    [InlineData("re_member42", SecretForm.Other)]
    [InlineData("md-qwertyuiopasdfghjklzxc", SecretForm.MandrillKey)]
    [InlineData("mssp.qwertyu.iopasdfghjklzx.cvbnm12", SecretForm.MailerSendPassword)]
    [InlineData("mlsn.9a8b7c6d5e4f9a8b7c6d5e4f9a8b7c6d", SecretForm.MailerSendApiKey)]
    [InlineData("aBcdQ~qwertyuiopasdfghjklzxcvbnm12345678", SecretForm.Other)]
    [InlineData("aB_8Q~qwertyuiopasdfghjklzxcvbnm12345678", SecretForm.EntraSecret)]
    [InlineData("qWeRtYuIoPaSdFgHjKlZ/xCvBnM1234567890+aB", SecretForm.AwsSecret)]
    [InlineData("BqWeRtYuIoPaSdFgHjKlZ/xCvBnM1234567890+aBcdE", SecretForm.SesPassword)]
    [InlineData("ya29.qwertyuiopasdfghjkl", SecretForm.OauthToken)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb3NhIn0.c2ln", SecretForm.OauthToken)]
    [InlineData("Zq7vKp2wLm9x", SecretForm.Other)]
    public void The_form_is_known(string secret, SecretForm form) => Assert.Equal(form, Left($"password = '{secret}'").Form);

    [Theory]
    [InlineData("password = \"Zq7v Kp2w\"", SecretTraits.Blank | SecretTraits.Reserved | SecretTraits.Quoted)]
    [InlineData("password=Zq7v#Kp2w", SecretTraits.Hash | SecretTraits.Reserved)]
    [InlineData("password = 'Zq7v;Kp2w'", SecretTraits.Semicolon | SecretTraits.Quoted)]
    [InlineData("password = 'Zq7v$Kp2w'", SecretTraits.Dollar | SecretTraits.Quoted)]
    [InlineData("password = \"Zq7v'Kp2w\"", SecretTraits.QuotationMark | SecretTraits.Quoted)]
    [InlineData("password=Zq7v%Kp2w", SecretTraits.Reserved)]
    [InlineData("password=Zq7v%4", SecretTraits.Reserved)]
    [InlineData("password=Zq7v%40Kp2w", SecretTraits.Escaped)]
    [InlineData("password=Zq7vßKp2w", SecretTraits.NotAscii)]
    [InlineData("password: %Zq7vKp2w", SecretTraits.ReadByYaml | SecretTraits.Reserved)]
    [InlineData("password: 40714211", SecretTraits.ReadByYaml)]
    [InlineData("password = \"Zq7vKp2w \"", SecretTraits.Blank | SecretTraits.Reserved | SecretTraits.Quoted | SecretTraits.CopiedAlong)]
    [InlineData("password=changeme", SecretTraits.Stopgap)]
    [InlineData("password=Zq7vKp2w", SecretTraits.None)]
    public void What_files_and_programs_stumble_over_is_known(string text, SecretTraits traits) => Assert.Equal(traits, Left(text).Traits);

    [Fact]
    public void It_says_where_its_mask_stands()
    {
        var result = Redactor.Redact("user=rosa password=Zq7vKp2w\nclient_secret=Lm9xZq7vKp2w");

        Assert.Equal([SecretKind.Password, SecretKind.Token], result.Masked.Select(secret => secret.Kind));
        Assert.All(result.Masked, secret => Assert.StartsWith($"[{secret.Kind} masked]".ToLowerInvariant(), result.Text.Value[secret.At..], StringComparison.Ordinal));
    }

    [Fact]
    public void A_masked_text_has_no_secret_that_could_leave_anything() =>
        Assert.Empty(Redactor.Redact(Redactor.Redact("password=Zq7v#Kp2w").Text.Value).Masked);

    [Fact]
    public void Secrets_of_any_length_and_letters_leave_the_same() =>
        Gen.Char.AlphaNumeric.Array[17, 30].Select(letters => $"q7{new string(letters)}").Where(secret => !secret.StartsWith("eyJ", StringComparison.Ordinal))
            .Sample(secret => Assert.Equal(Left("password='Zq7vKp2wLm9x'"), Left($"password='{secret}'")));

    private static MaskedSecret Left(string text) => Assert.Single(Redactor.Redact(text).Masked);
}
