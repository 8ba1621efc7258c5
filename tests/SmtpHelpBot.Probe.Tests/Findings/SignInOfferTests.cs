using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>What a server offers for signing in, before and after encryption.</summary>
public sealed class SignInOfferTests : IAsyncDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("250-mail.example.org|250 AUTH PLAIN LOGIN", "clear_text_only", Cause.AccountSettings)]
    [InlineData("250-mail.example.org|250 SIZE 100", "starttls_missing", Cause.FirewallAntivirus)]
    [InlineData("250-mail.example.org|250-XXXXXXXA|250 PIPELINING", "starttls_masked", Cause.FirewallAntivirus)]
    public async Task What_is_offered_without_encryption_is_told(string offers, string finding, Cause cause)
    {
        world.Serve(587, Script.Clear(offers.Split('|')));

        Assert.Equal(cause, (await world.LeadsAsync(finding, 587)).Conclusion.Cause);
    }

    [Theory]
    [InlineData("AUTH XOAUTH2 OAUTHBEARER", "oauth_only")]
    [InlineData("AUTH CRAM-MD5 SCRAM-SHA-256", "challenge_only")]
    [InlineData("AUTH GSSAPI NTLM", "windows_only")]
    [InlineData("AUTH EXTERNAL", "client_certificate_wanted")]
    [InlineData("SIZE 100", "no_sign_in")]
    public async Task The_ways_to_sign_in_are_told_apart(string offer, string finding)
    {
        world.Serve(587, Script.After(world.Good, "250-mail.example.org", $"250 {offer}"));

        await world.LeadsAsync(finding, 587);
    }

    [Fact]
    public async Task Sign_in_before_encryption_is_advice_and_no_fault()
    {
        world.Serve(587, new Script()
            .Say("220 hi").Expect("EHLO", "250-mail.example.org", "250-AUTH PLAIN", "250 STARTTLS").Expect("STARTTLS", "220 Go").Encrypt(world.Good)
            .Expect("EHLO", "250-mail.example.org", "250 AUTH PLAIN").Expect("QUIT", "221 Bye"));

        var report = await world.LeadsAsync("sign_in_before_encryption", 587);

        Assert.Null(report.Conclusion.Cause);
        Assert.Contains("forces STARTTLS", report.Conclusion.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
