using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>How encryption begins, or fails to.</summary>
public sealed class EncryptionTests : IAsyncDisposable
{
    private readonly World world = new();

    [Fact]
    public async Task Encryption_that_the_server_cannot_start_is_the_providers_trouble()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "454 4.7.0 TLS not available").Expect("QUIT", "221 Bye"));

        var report = await world.LeadsAsync("starttls_unavailable", 587);

        Assert.Equal(Cause.ProviderIssue, report.Conclusion.Cause);
        Assert.Contains("454 4.7.0", Assert.Single(Assert.Single(report.Ports).Findings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_common_is_told_by_the_alert_and_the_old_versions_are_asked_for_once()
    {
        var refuses = new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Swallow().Raw([0x15, 3, 1, 0, 2, 2, 40]).Hold();
        var server = world.Serve(587, refuses);

        await world.LeadsAsync("tls_nothing_in_common", 587);

        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData(1, "TLS 1.0")]
    [InlineData(2, "TLS 1.1")]
    public async Task A_server_that_only_takes_an_old_version_is_told_with_the_version(byte minor, string version)
    {
        var opening = new Func<Script>(() => new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go"));
        world.Serve(587, opening().Swallow().Raw([0x15, 3, 1, 0, 2, 2, 70]).Hold(), opening().Swallow().Raw([0x16, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor, .. new byte[36]]).Hold());

        var report = await world.LeadsAsync("tls_too_old", 587);

        Assert.Contains(version, report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_closes_after_encryption_is_in_trouble()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Encrypt(world.Good));

        await world.LeadsAsync("closed_after_tls", 587);
    }

    [Fact]
    public async Task A_server_that_wants_a_certificate_of_the_client_says_so()
    {
        world.Serve(465, new Script().Encrypt(world.Good, chain: null, wantsClientCertificate: true).Say("220 hi").Expect("EHLO", "250-x", "250 AUTH PLAIN"));

        await world.LeadsAsync("client_certificate_wanted", 465);
    }

    [Fact]
    public async Task Clear_text_on_the_port_for_TLS_is_a_setting_to_change()
    {
        var server = world.Serve(465, new Script().Say("220 mail.example.org ESMTP").Hold(), Script.Submission(world.Good));

        var report = await world.LeadsAsync("starttls_on_465", 465);

        Assert.Equal(2, server.Connections);
        Assert.Equal(["PLAIN", "LOGIN"], Assert.Single(report.Ports).AuthAfter);
    }

    [Fact]
    public async Task A_silent_port_that_wants_TLS_at_once_is_found_by_a_second_connection()
    {
        world.Serve(587, new Script().Hold(), Script.Submissions(world.Good));
        var looking = world.ReportAsync(587);
        await world.UntilAsync(587, "banner");
        world.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["tls_at_once"], (await looking).Conclusion.Findings);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
