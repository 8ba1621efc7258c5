using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

public sealed class ConclusionTests : IAsyncDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("* OK [CAPABILITY IMAP4rev1] ready", "imap_server")]
    [InlineData("+OK POP3 ready", "pop3_server")]
    [InlineData("SSH-2.0-OpenSSH_9.2", "ssh_server")]
    [InlineData("HTTP/1.1 400 Bad Request", "web_server")]
    [InlineData("HTTP/1.1 302 Found", "captive_portal")]
    [InlineData("hello there", "other_service")]
    [InlineData("421 4.7.0 Error: too many connections", "rate_limited")]
    [InlineData("421 4.3.2 Service not available", "temporarily_unavailable")]
    [InlineData("554 5.7.1 Client host rejected", "address_refused")]
    public async Task The_first_words_tell_what_answers(string words, string finding)
    {
        world.Serve(587, new Script().Say(words).Hold());

        await LeadsAsync(finding, 587);
    }

    [Theory]
    [InlineData("250-mail.example.org|250 AUTH PLAIN LOGIN", "clear_text_only", Cause.AccountSettings)]
    [InlineData("250-mail.example.org|250 SIZE 100", "starttls_missing", Cause.FirewallAntivirus)]
    [InlineData("250-mail.example.org|250-XXXXXXXA|250 PIPELINING", "starttls_masked", Cause.FirewallAntivirus)]
    public async Task What_is_offered_without_encryption_is_told(string offers, string finding, Cause cause)
    {
        world.Serve(587, Script.Clear(offers.Split('|')));

        Assert.Equal(cause, (await LeadsAsync(finding, 587)).Conclusion.Cause);
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

        await LeadsAsync(finding, 587);
    }

    [Fact]
    public async Task A_firewall_that_masks_the_greeting_is_told()
    {
        world.Serve(25, new Script().Say("220 **********************").Expect("EHLO", "250-mail.example.org", "250 SIZE 1").Expect("QUIT", "221 Bye"));

        await LeadsAsync("starttls_masked", 25);
    }

    [Fact]
    public async Task An_FTP_server_is_not_taken_for_a_mail_server_although_it_greets_alike()
    {
        world.Serve(587, new Script().Say("220 (vsFTPd 3.0.3)").Expect("EHLO", "530 Please login with USER and PASS.").Expect("HELO", "530 Please login with USER and PASS.").Hold());

        await LeadsAsync("ftp_server", 587);
    }

    [Fact]
    public async Task A_refused_name_is_not_the_users_fault()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "550 5.7.1 Invalid HELO name").Expect("HELO", "550 5.7.1 Invalid HELO name").Hold());

        await LeadsAsync("ehlo_name_refused", 587);
    }

    [Fact]
    public async Task Encryption_that_the_server_cannot_start_is_the_providers_trouble()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "454 4.7.0 TLS not available").Expect("QUIT", "221 Bye"));

        var report = await LeadsAsync("starttls_unavailable", 587);

        Assert.Equal(Cause.ProviderIssue, report.Conclusion.Cause);
        Assert.Contains("454 4.7.0", Assert.Single(Assert.Single(report.Ports).Findings).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_common_is_told_by_the_alert_and_the_old_versions_are_asked_for_once()
    {
        var refuses = new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Swallow().Raw([0x15, 3, 1, 0, 2, 2, 40]).Hold();
        var server = world.Serve(587, refuses);

        await LeadsAsync("tls_nothing_in_common", 587);

        Assert.Equal(2, server.Connections);
    }

    [Theory]
    [InlineData(1, "TLS 1.0")]
    [InlineData(2, "TLS 1.1")]
    public async Task A_server_that_only_takes_an_old_version_is_told_with_the_version(byte minor, string version)
    {
        var opening = new Func<Script>(() => new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go"));
        world.Serve(587, opening().Swallow().Raw([0x15, 3, 1, 0, 2, 2, 70]).Hold(), opening().Swallow().Raw([0x16, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor, .. new byte[36]]).Hold());

        var report = await LeadsAsync("tls_too_old", 587);

        Assert.Contains(version, report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(70, true)]
    [InlineData(40, true)]
    [InlineData(80, false)]
    public async Task A_server_that_takes_nothing_older_than_TLS_1_3_is_fine_and_says_what_that_means_for_old_programs(byte alert, bool isTold)
    {
        var server = world.Serve(465, Script.Submissions(world.Good), new Script().Swallow().Raw([0x15, 3, 3, 0, 2, 2, alert]).Hold());
        var submission = world.Serve(587, Script.Submission(world.Good));

        var report = await world.ReportAsync();

        Assert.Equal(2, server.Connections);
        Assert.Equal(1, submission.Connections);
        Assert.Null(report.Conclusion.Cause);
        Assert.Equal(isTold, report.Conclusion.Findings.Contains("tls_new_only"));
        Assert.Equal(isTold, report.Conclusion.Text.Contains("Programs that do not know TLS 1.3 cannot connect", StringComparison.Ordinal));
        Assert.Equal(isTold, report.Ports.Single(port => port.Port == 465).Findings.Any(finding => finding.Text.Contains("refused TLS 1.2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_port_for_TLS_one_of_the_others_is_asked_for_the_older_version()
    {
        var opening = new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go");
        var relay = world.Serve(25, Script.Submission(world.Good));
        var submission = world.Serve(587, Script.Submission(world.Good), opening.Swallow().Raw([0x15, 3, 3, 0, 2, 2, 70]).Hold());

        var report = await world.ReportAsync();

        Assert.Equal(1, relay.Connections);
        Assert.Equal(2, submission.Connections);
        Assert.Equal(["tls_new_only"], report.Conclusion.Findings);
    }

    [Fact]
    public async Task A_server_that_takes_the_older_version_too_has_nothing_to_mind()
    {
        var server = world.Serve(465, Script.Submissions(world.Good));
        var report = await world.ReportAsync();

        Assert.Equal(2, server.Connections);
        Assert.DoesNotContain("tls_new_only", report.Conclusion.Findings);
    }

    [Fact]
    public async Task A_server_that_closes_after_encryption_is_in_trouble()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Encrypt(world.Good));

        await LeadsAsync("closed_after_tls", 587);
    }

    [Fact]
    public async Task A_server_that_wants_a_certificate_of_the_client_says_so()
    {
        world.Serve(465, new Script().Encrypt(world.Good, chain: null, wantsClientCertificate: true).Say("220 hi").Expect("EHLO", "250-x", "250 AUTH PLAIN"));

        await LeadsAsync("client_certificate_wanted", 465);
    }

    [Fact]
    public async Task Clear_text_on_the_port_for_TLS_is_a_setting_to_change()
    {
        var server = world.Serve(465, new Script().Say("220 mail.example.org ESMTP").Hold(), Script.Submission(world.Good));

        var report = await LeadsAsync("starttls_on_465", 465);

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

    [Fact]
    public async Task A_server_that_greets_late_works_and_needs_patience()
    {
        var late = new TaskCompletionSource();
        world.Serve(587, new Script().Wait(late.Task).Then(Script.Submission(world.Good)), new Script().Hold());
        var looking = world.ReportAsync(587);
        await world.UntilAsync(587, "banner");
        world.Time.Advance(TimeSpan.FromSeconds(10));
        late.SetResult();
        var report = await looking;

        Assert.Null(report.Conclusion.Cause);
        Assert.Equal(["slow_greeting"], report.Conclusion.Findings);
        Assert.Contains("10 s", report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "silent")]
    [InlineData("220 wel", "dripping")]
    public async Task A_greeting_that_does_not_come_is_told_from_one_that_does_not_end(string begun, string finding)
    {
        world.Serve(587, new Script().Raw(begun).Hold(), new Script().Hold());

        Assert.Equal([finding], (await world.PatientAsync(587, "banner")).Conclusion.Findings);
    }

    [Theory]
    [InlineData(false, "silent_after_greeting")]
    [InlineData(true, "silent_after_tls")]
    public async Task Silence_in_the_middle_is_told_by_its_place(bool encrypted, string finding)
    {
        var script = new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", encrypted ? ["220 Go"] : []);
        world.Serve(587, (encrypted ? script.Encrypt(world.Good) : script).Hold());

        Assert.Equal([finding], (await world.PatientAsync(587, encrypted ? "ehlo_tls" : "starttls")).Conclusion.Findings);
    }

    [Fact]
    public async Task Silence_after_STARTTLS_points_to_something_on_the_way()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Hold());

        Assert.Equal(["tls_silent"], (await world.PatientAsync(587, "tls")).Conclusion.Findings);
    }

    [Fact]
    public async Task A_reset_is_told_from_a_quiet_close()
    {
        world.Serve(587, new Script());
        Assert.Equal("closed_at_once", Assert.Single((await world.PortAsync(587)).Findings).Id);

        world.Serve(587, new Script().Reset());
        Assert.Equal("reset_at_once", Assert.Single((await world.PortAsync(587)).Findings).Id);
    }

    [Fact]
    public async Task A_close_after_some_seconds_is_a_front_door_without_a_server_behind()
    {
        var late = new TaskCompletionSource();
        world.Serve(587, new Script().Wait(late.Task), new Script().Hold());
        var looking = world.ReportAsync(587);
        await world.UntilAsync(587, "banner");
        world.Time.Advance(TimeSpan.FromSeconds(2));
        late.SetResult();

        Assert.Equal(["no_back_end"], (await looking).Conclusion.Findings);
    }

    [Fact]
    public async Task Where_nothing_listens_the_settings_are_wrong_or_the_service_is_down() =>
        Assert.Equal(["nothing_listens"], (await world.ReportAsync()).Conclusion.Findings);

    [Fact]
    public async Task Where_no_port_answers_something_blocks_the_way()
    {
        foreach (var port in ProbeSettings.KnownPorts)
        {
            world.Filter(port);
        }

        var looking = world.ReportAsync();
        await world.PassUntilAsync(looking);

        Assert.Equal(["nothing_answers"], (await looking).Conclusion.Findings);
    }

    [Fact]
    public async Task A_firewall_that_says_no_is_told_from_one_that_is_silent()
    {
        world.Fail(587, SocketError.HostUnreachable);

        Assert.Equal(["all_refused_by_firewall"], (await world.ReportAsync(587)).Conclusion.Findings);
    }

    [Fact]
    public async Task A_blocked_587_beside_an_open_465_is_blocked_on_the_way()
    {
        world.Serve(465, Script.Submissions(world.Good));
        world.Filter(587);

        var looking = world.ReportAsync(465, 587);
        await world.UntilAsync(465, "done");
        await world.PassUntilAsync(looking);
        var report = await looking;

        Assert.Equal(["submission_filtered"], report.Conclusion.Findings);
        Assert.Equal(Cause.FirewallAntivirus, report.Conclusion.Cause);
    }

    [Fact]
    public async Task A_blocked_25_beside_an_open_587_is_usual_and_harms_nobody()
    {
        world.Serve(587, Script.Submission(world.Good));
        world.Filter(25);

        var looking = world.ReportAsync(25, 587);
        await world.UntilAsync(587, "done");
        await world.PassUntilAsync(looking);
        var report = await looking;

        Assert.Null(report.Conclusion.Cause);
        Assert.Equal("port_filtered", Assert.Single(report.Ports[0].Findings).Id);
    }

    [Fact]
    public async Task Only_465_is_enough()
    {
        world.Serve(465, Script.Submissions(world.Good));

        var report = await world.ReportAsync();

        Assert.Null(report.Conclusion.Cause);
        Assert.Contains("Use port 465 with SSL/TLS.", report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH PLAIN", "only_port_25")]
    [InlineData("SIZE 1", "relay_only")]
    public async Task Only_25_is_not_enough(string offer, string finding)
    {
        world.Serve(25, Script.After(world.Good, "250-mail.example.org", $"250 {offer}"));

        await LeadsAsync(finding);
    }

    [Fact]
    public async Task One_dead_address_of_several_is_named()
    {
        world.Names[World.Host] = new([IPAddress.Parse(World.Address), IPAddress.Parse("198.51.100.11")], [], Fault: null);
        world.Serve(587, Script.Submission(world.Good));

        var report = await world.ReportAsync(587);

        Assert.Equal(["dead_address"], report.Conclusion.Findings);
        Assert.Contains("198.51.100.11", report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_this_machine_has_no_way_to_says_nothing_of_the_server()
    {
        world.Names[World.Host] = new([IPAddress.Parse(World.Address), IPAddress.Parse("2001:db8::25")], [], Fault: null);
        world.Serve(587, Script.Submission(world.Good));
        world.Fail(587, SocketError.NetworkUnreachable, "2001:db8::25");

        Assert.Null((await world.ReportAsync(587)).Conclusion.Cause);
    }

    [Theory]
    [InlineData(NameFault.NoSuchName, "name_missing", Cause.AccountSettings)]
    [InlineData(NameFault.NoAddress, "name_without_address", Cause.AccountSettings)]
    [InlineData(NameFault.ServerFailure, "name_servers_fail", Cause.ProviderIssue)]
    [InlineData(NameFault.TimedOut, "name_servers_silent", Cause.ProviderIssue)]
    public async Task A_name_without_an_address_is_an_answer(NameFault fault, string finding, Cause cause)
    {
        world.Names[World.Host] = AddressAnswer.None(fault);

        var report = await LeadsAsync(finding);

        Assert.Equal(cause, report.Conclusion.Cause);
        Assert.Empty(report.Addresses);
        Assert.Equal(finding, Assert.Single(report.Findings).Id);
    }

    [Fact]
    public async Task Sign_in_before_encryption_is_advice_and_no_fault()
    {
        world.Serve(587, new Script()
            .Say("220 hi").Expect("EHLO", "250-mail.example.org", "250-AUTH PLAIN", "250 STARTTLS").Expect("STARTTLS", "220 Go").Encrypt(world.Good)
            .Expect("EHLO", "250-mail.example.org", "250 AUTH PLAIN").Expect("QUIT", "221 Bye"));

        var report = await LeadsAsync("sign_in_before_encryption", 587);

        Assert.Null(report.Conclusion.Cause);
        Assert.Contains("forces STARTTLS", report.Conclusion.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task<ProbeReport> LeadsAsync(string finding, params int[] ports)
    {
        var report = await world.ReportAsync(ports);
        Assert.Equal([finding], report.Conclusion.Findings);
        return report;
    }
}
