using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Session;

public sealed class HealthyServerTests : IAsyncDisposable
{
    private readonly World world = new();

    [Fact]
    public async Task A_submission_server_is_fine_and_only_asked_what_it_offers()
    {
        var server = world.Serve(587, Script.Submission(world.Good));

        var report = await world.ReportAsync(587);

        Assert.Null(report.Conclusion.Cause);
        Assert.Contains("port 587 with STARTTLS", report.Conclusion.Text, StringComparison.Ordinal);
        Assert.Equal(["EHLO bot.example.net", "STARTTLS", "EHLO bot.example.net", "QUIT"], server.Heard[0]);
        var port = Assert.Single(report.Ports);
        Assert.Equal(PortOutcome.Completed, port.Outcome);
        Assert.Equal(["tcp", "banner", "ehlo", "starttls", "tls", "ehlo_tls"], port.Phases.Select(phase => phase.Name));
        Assert.Equal("220 mail.example.org ESMTP", port.Banner);
        Assert.Equal(["mail.example.org", "SIZE 1000000", "STARTTLS"], port.EhloBefore);
        Assert.Equal(["PLAIN", "LOGIN"], port.AuthAfter);
        Assert.Empty(port.AuthBefore);
        Assert.Empty(port.Findings);
    }

    [Fact]
    public async Task A_server_for_implicit_TLS_is_fine_without_STARTTLS_inside()
    {
        var server = world.Serve(465, Script.Submissions(world.Good));

        var port = await world.PortAsync(465);

        Assert.Equal(["tcp", "tls", "banner", "ehlo_tls"], port.Phases.Select(phase => phase.Name));
        Assert.Equal(["EHLO bot.example.net", "QUIT"], server.Heard[0]);
        Assert.Empty(port.EhloBefore);
        Assert.Equal(["PLAIN", "LOGIN"], port.AuthAfter);
    }

    [Fact]
    public async Task The_certificate_is_described()
    {
        world.Serve(465, Script.Submissions(world.Good));

        var tls = (await world.PortAsync(465)).Tls!;

        Assert.StartsWith("TLS 1.", tls.Version, StringComparison.Ordinal);
        Assert.StartsWith("TLS_", tls.Cipher, StringComparison.Ordinal);
        Assert.Equal("CN=mail.example.org", tls.Subject);
        Assert.Equal("Test Trust", tls.IssuerName);
        Assert.Equal("EC 256", tls.Key);
        Assert.Equal([World.Host], tls.Names);
        Assert.Equal(["CN=mail.example.org", "CN=Test Root, O=Test Trust"], tls.Chain);
        Assert.Equal(World.Now.AddDays(90), tls.NotAfter);
        Assert.True(tls.Trusted);
    }

    [Fact]
    public async Task The_verdict_is_there_before_the_goodbye()
    {
        var goodbye = new TaskCompletionSource();
        world.Serve(465, new Script().Encrypt(world.Good).Say("220 hi").Expect("EHLO", "250-x", "250 AUTH PLAIN").Wait(goodbye.Task));

        var seen = Assert.IsType<CheckAnswer.Seen>(await world.LookAsync(World.Host, 465));

        Assert.Null(seen.Report.Conclusion.Cause);
        Assert.False(seen.Goodbye.IsCompleted);
        goodbye.SetResult();
        await seen.Goodbye;
    }

    [Theory]
    [InlineData("220-mail.example.org ESMTP\r\n220-We take no unwanted mail.\r\n220 Thank you.\r\n")]
    [InlineData("220 mail.example.org\n")]
    [InlineData("220\r\n")]
    public async Task A_greeting_may_come_byte_by_byte_in_several_lines_and_with_bare_line_feeds(string greeting)
    {
        world.Serve(587, new Script().Dribble(greeting)
            .Expect("EHLO").Dribble("250-mail.example.org\r\n250 STARTTLS\r\n")
            .Expect("STARTTLS", "220 Go").Encrypt(world.Good)
            .Expect("EHLO").Dribble("250-mail.example.org\n250-AUTH=LOGIN\n250 AUTH LOGIN plain\n")
            .Expect("QUIT", "221 Bye"));

        var port = await world.PortAsync(587);

        Assert.Equal(PortOutcome.Completed, port.Outcome);
        Assert.Equal(greeting.ReplaceLineEndings("\n").TrimEnd(), port.Banner);
        Assert.Equal(["LOGIN", "PLAIN"], port.AuthAfter);
    }

    [Fact]
    public async Task All_ports_and_addresses_are_looked_at_side_by_side_and_told()
    {
        world.Names[World.Host] = new([System.Net.IPAddress.Parse(World.Address), System.Net.IPAddress.Parse("2001:db8::25")], [], Fault: null);
        // Nobody is greeted before all have come: a look that takes one after the other would never end.
        var all = new TaskCompletionSource();
        var come = 0;
        foreach (var address in new[] { World.Address, "2001:db8::25" })
        {
            foreach (var port in new[] { 25, 587, 2525 })
            {
                world.ServeAt(address, port, new Script().Together(() => Interlocked.Increment(ref come) == 6, all).Then(Script.Submission(world.Good)));
            }
        }

        var report = await world.ReportAsync(25, 587, 2525);

        Assert.Equal(6, report.Ports.Count);
        Assert.All(report.Ports, port => Assert.Equal(PortOutcome.Completed, port.Outcome));
        Assert.Contains((587, "tls"), world.Told);
        Assert.Equal("done", world.Told.Last(told => told.Port == 2525).Phase);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
