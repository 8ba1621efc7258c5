using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>Servers that wait, stop or hang up.</summary>
public sealed class SilenceTests : IAsyncDisposable
{
    private readonly World world = new();

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

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
