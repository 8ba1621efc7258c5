using System.Net;
using System.Text;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>Servers that keep to no rule, or to one that nobody else keeps.</summary>
public sealed class OddServerTests : IAsyncDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("220-mail.example.org\r\n421 4.3.2 Shutting down\r\n", "temporarily_unavailable")]
    [InlineData("220-mail.example.org\r\n421 4.7.0 Too many connections\r\n", "rate_limited")]
    [InlineData("220 mail.example.org\r\n421 4.7.0 Too many connections\r\n", "rate_limited")]
    public async Task A_greeting_that_ends_in_a_refusal_is_a_refusal(string greeting, string finding)
    {
        world.Serve(587, new Script().Raw(greeting));

        await world.LeadsAsync(finding, 587);
    }

    [Theory]
    [InlineData("250 mail.example.org")]
    [InlineData("500 5.5.1 Command unrecognized")]
    public async Task A_server_that_does_not_know_EHLO_is_told_whatever_it_says_to_HELO(string reply)
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "500 5.5.1 Command unrecognized").Expect("HELO", reply).Expect("QUIT", "221 Bye"));

        var report = await world.LeadsAsync("ehlo_unknown", 587);

        Assert.Equal(Cause.FirewallAntivirus, report.Conclusion.Cause);
    }

    [Fact]
    public async Task Answers_that_come_before_they_are_asked_for_are_no_answers()
    {
        world.Serve(587, new Script()
            .Say("220 hi", "250-evil.example", "250 AUTH INJECTED").Expect("EHLO", "250-mail.example.org", "250 STARTTLS")
            .Expect("STARTTLS", "220 Go").Encrypt(world.Good)
            .Expect("EHLO", "250-mail.example.org", "250 AUTH PLAIN").Expect("QUIT", "221 Bye"));

        var report = await world.LeadsAsync("answers_unasked", 587);

        Assert.Null(report.Conclusion.Cause);
        Assert.Empty(report.Ports[0].AuthBefore);
        Assert.Equal(["mail.example.org", "STARTTLS"], report.Ports[0].EhloBefore);
    }

    [Theory]
    [InlineData("250-mail.example.org|250-AUTH PLAIN|250 AUTH LOGIN", "PLAIN LOGIN", null)]
    [InlineData("250-mail.example.org|250-AUTH=PLAIN LOGIN|250 SIZE", "PLAIN LOGIN", null)]
    [InlineData("250-mail.example.org|250-auth plain|250 size 1024", "PLAIN", 1024L)]
    [InlineData("250-mail.example.org|250-AUTH PLAIN|250 SIZE much", "PLAIN", null)]
    [InlineData("250-mail.example.org|250-AUTH PLAIN|250 SIZE -1", "PLAIN", null)]
    [InlineData("250-mail.example.org|250-AUTH PLAIN|250 SIZE 99999999999999999999", "PLAIN", null)]
    [InlineData("250-mail.example.org|250-AUTH PLAIN|250-SMTPUTF8|250 8BITMIME", "PLAIN", null)]
    [InlineData("250-mail.example.org|250-AUTH|250-AUTHORITY 7|250 AUTH PLAIN", "PLAIN", null)]
    public async Task An_offer_is_read_in_every_way_that_servers_write_it(string offers, string methods, long? size)
    {
        world.Serve(587, Script.After(world.Good, offers.Split('|')));

        var report = await world.ReportAsync(587);

        Assert.Null(report.Conclusion.Cause);
        Assert.Equal(methods.Split(' '), report.Ports[0].AuthAfter);
        Assert.Equal(size, report.Ports[0].Size);
    }

    [Fact]
    public async Task A_greeting_in_another_alphabet_is_read_as_far_as_it_can_be()
    {
        world.Serve(25, new Script().Raw("220 post.gr\u00fc\u00dfe.example \u00e9\r\n").Expect("EHLO", "250 hi").Expect("QUIT", "221 Bye"));

        Assert.Equal(PortOutcome.Completed, (await world.PortAsync(25)).Outcome);
    }

    [Fact]
    public async Task A_greeting_of_two_bytes_a_letter_is_none_of_a_mail_server()
    {
        world.Serve(587, new Script().Raw([0xff, 0xfe, .. Encoding.Unicode.GetBytes("220 mail.example.org ESMTP\r\n")]).Hold());

        await world.LeadsAsync("other_service", 587);
    }

    [Fact]
    public async Task A_server_that_hears_but_speaks_no_more_hangs_up()
    {
        world.Serve(587, new Script().Say("220 hi").HalfClose().Hold());

        await world.LeadsAsync("closed_in_the_middle", 587);
    }

    [Theory]
    [InlineData(0, "reset_at_once")]
    [InlineData(1, "reset_in_the_middle")]
    [InlineData(2, "tls_cut")]
    [InlineData(3, "tls_cut")]
    [InlineData(4, "closed_after_tls")]
    public async Task A_reset_is_told_by_how_far_the_talk_had_come(int stage, string finding)
    {
        Script[] stages =
        [
            new Script(),
            new Script().Say("220 hi").Hear(),
            new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Hear(),
            new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Swallow(),
            new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Encrypt(world.Good).Hear(),
        ];
        world.Serve(587, stages[stage].Reset());

        await world.LeadsAsync(finding, 587);
    }

    [Theory]
    [InlineData(80, "internal_error")]
    [InlineData(51, "decrypt_error")]
    [InlineData(200, "alert 200")]
    public async Task Encryption_that_the_server_breaks_off_is_told_with_the_reason_it_gives(byte alert, string words)
    {
        world.Serve(465, new Script().Swallow().Raw([0x15, 3, 3, 0, 2, 2, alert]).Hold());

        var report = await world.LeadsAsync("tls_broken", 465);

        Assert.Contains(words, report.Ports[0].Findings[0].Text, StringComparison.Ordinal);
    }

    /// <summary>Servers that know no newer version choose theirs without a word about ours (RFC 5246, appendix E.1).</summary>
    [Theory]
    [InlineData(0, "SSL 3.0")]
    [InlineData(1, "TLS 1.0")]
    [InlineData(2, "TLS 1.1")]
    public async Task A_server_that_chooses_an_old_version_is_not_asked_again(byte minor, string version)
    {
        var server = world.Serve(465, new Script().Swallow().Raw([0x16, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor, .. new byte[36]]).Hold());

        var report = await world.LeadsAsync("tls_too_old", 465);

        Assert.Equal(1, server.Connections);
        Assert.Contains(version, report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_the_client_that_is_welcome_but_not_needed_is_no_matter()
    {
        world.Serve(465, new Script().Encrypt(world.Good, asksForClientCertificate: true).Say("220 hi").Expect("EHLO", "250-x", "250 AUTH PLAIN").Expect("QUIT", "221 Bye"));

        Assert.Empty((await world.ReportAsync(465)).Conclusion.Findings);
    }

    [Fact]
    public async Task A_certificate_with_two_faults_leads_with_the_worse_and_lists_both()
    {
        world.Serve(465, Script.Submissions(TestAuthority.SelfSigned("router.local", 2048, World.Now)));

        var report = await world.LeadsAsync("certificate_self_signed", 465);

        Assert.Equal(["certificate_other_name", "certificate_self_signed"], report.Ports[0].Findings.Select(finding => finding.Id));
    }

    [Theory]
    [InlineData("*.example.org", true)]
    [InlineData("*.org", false)]
    [InlineData("m*.example.org", false)]
    public async Task A_wildcard_stands_for_one_part_of_a_name(string name, bool fits)
    {
        world.Serve(465, Script.Submissions(world.Root.Issue([name])));

        var report = await world.ReportAsync(465);

        Assert.Equal(fits ? [] : ["certificate_other_name"], report.Conclusion.Findings);
    }

    [Fact]
    public async Task A_name_in_another_alphabet_is_looked_up_and_compared_as_it_travels()
    {
        const string Travels = "xn--bcher-kva.example.org";
        world.Names[Travels] = world.Names[World.Host];
        world.Serve(465, Script.Submissions(world.Root.Issue([Travels])));

        var seen = Assert.IsType<CheckAnswer.Seen>(await world.LookAsync("b\u00fccher.example.org", 465));

        Assert.Empty(seen.Report.Conclusion.Findings);
        Assert.Equal(Travels, seen.Report.Target);
    }

    [Fact]
    public async Task Encryption_at_once_on_the_relay_port_is_found_too()
    {
        world.Serve(25, new Script().Hold(), Script.Submissions(world.Good));
        var looking = world.ReportAsync(25);
        await world.UntilAsync(25, "banner");
        world.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("tls_at_once", (await looking).Conclusion.Findings[0]);
    }

    [Fact]
    public async Task Addresses_of_one_name_that_are_not_alike_are_told_apart()
    {
        world.Names[World.Host] = new([IPAddress.Parse(World.Address), IPAddress.Parse("198.51.100.12")], [], Fault: null);
        world.Serve(587, Script.Submission(world.Good));
        world.ServeAt("198.51.100.12", 587, Script.Submission(world.Root.Issue([World.Host], until: -TimeSpan.FromDays(1))));

        var report = await world.LeadsAsync("uneven_address", 587);

        Assert.Equal(Cause.ProviderIssue, report.Conclusion.Cause);
        Assert.Contains("198.51.100.12", report.Conclusion.Text, StringComparison.Ordinal);
        Assert.Contains("2026-11-24", report.Conclusion.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
