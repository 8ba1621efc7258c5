using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Session;

public sealed class HostileServerTests : IAsyncDisposable
{
    private readonly World world = new();

    [Fact]
    public async Task A_line_without_end_is_left_at_the_limit()
    {
        world.Serve(587, new Script().Raw("220 ").Flood(new('A', 4096)));

        var port = await world.PortAsync(587);

        Assert.Equal("too_much", Assert.Single(port.Findings).Id);
        Assert.Equal(PortOutcome.NotSmtp, port.Outcome);
        Assert.InRange(port.Banner!.Length, 1, 200);
    }

    [Fact]
    public async Task Lines_without_end_are_left_at_the_limit()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO").Flood("250-X-MORE\r\n"));

        Assert.Equal("too_much", Assert.Single((await world.PortAsync(587)).Findings).Id);
    }

    [Fact]
    public async Task A_handshake_without_end_is_left_at_the_limit()
    {
        world.Serve(465, new Script().Flood("\u0016\u0003\u0003\u0000\u0001\u0000"));

        Assert.NotEqual(PortOutcome.Completed, (await world.PortAsync(465)).Outcome);
    }

    [Fact]
    public async Task A_long_list_of_mechanisms_is_shortened_and_the_server_still_works()
    {
        var many = string.Join(' ', Enumerable.Range(0, 10_000).Select(number => $"MECH{number:00000}"));
        world.Serve(587, Script.After(world.Good, "250-mail.example.org", $"250 AUTH PLAIN {many}"));

        var report = await world.ReportAsync(587);

        var port = Assert.Single(report.Ports);
        Assert.Null(report.Conclusion.Cause);
        Assert.Equal("long_list", Assert.Single(port.Findings).Id);
        Assert.InRange(port.AuthAfter.Count, 1, 24);
        Assert.All(port.EhloAfter, line => Assert.InRange(line.Length, 0, 200));
    }

    [Fact]
    public async Task Words_in_clear_behind_the_answer_to_STARTTLS_are_dropped_and_told()
    {
        world.Serve(587, new Script()
            .Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS")
            .Expect("STARTTLS", "220 Go", "250-injected.example", "250 AUTH INJECTED").Encrypt(world.Good)
            .Expect("EHLO", "250-mail.example.org", "250 AUTH PLAIN").Expect("QUIT", "221 Bye"));

        var report = await world.ReportAsync(587);

        var port = Assert.Single(report.Ports);
        Assert.Equal(["PLAIN"], port.AuthAfter);
        Assert.DoesNotContain(port.EhloAfter, line => line.Contains("injected", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["starttls_injected"], report.Conclusion.Findings);
    }

    [Fact]
    public async Task What_a_server_says_cannot_hide_or_steer_a_terminal_or_a_reader()
    {
        world.Serve(25, Script.Clear("250-mail\u001b[2J\u202egnp.exe\u200b", "250 X\u0007\u009b31m"));

        var port = await world.PortAsync(25);

        Assert.Equal(["mail[2Jgnp.exe", "X31m"], port.EhloBefore);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_no_harm()
    {
        world.Serve(25, new Script().Raw([0x32, 0x32, 0x30, 0x20, 0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0d, 0x0a]).Expect("EHLO", "250 hi").Expect("QUIT", "221 Bye"));

        Assert.StartsWith("220 ", (await world.PortAsync(25)).Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_look_leaves_no_connection_behind()
    {
        var server = world.Serve(587, new Script().Say("220 hi").Hold());
        using var cancel = new CancellationTokenSource();
        var look = world.Check().LookAsync(World.Host, [587], world.Tell, cancel.Token);
        await world.UntilAsync(587, "ehlo");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
        await server.AllGone;
        Assert.DoesNotContain("QUIT", server.Heard[0]);
    }

    [Fact]
    public async Task After_the_deadline_no_connection_is_left_behind()
    {
        var server = world.Serve(587, new Script().Say("220 hi").Hold());

        var report = await world.PatientAsync(587, "ehlo");
        await server.AllGone;

        Assert.Equal(PortOutcome.TimedOut, Assert.Single(report.Ports).Outcome);
        Assert.InRange(world.Time.GetUtcNow() - World.Now, TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(15));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
