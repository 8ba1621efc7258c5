using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>A server that takes nothing older than TLS 1.3.</summary>
public sealed class NewestTlsTests : IAsyncDisposable
{
    private readonly World world = new();

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
    public async Task Who_asks_for_one_port_learns_it_too_and_the_verdict_does_not_wait_for_it()
    {
        var answer = new TaskCompletionSource();
        var refuses = new Script().Say("220 hi").Expect("EHLO", "250-mail.example.org", "250 STARTTLS").Expect("STARTTLS", "220 Go").Swallow().Wait(answer.Task).Raw([0x15, 3, 3, 0, 2, 2, 70]).Hold();
        world.Serve(587, Script.Submission(world.Good), refuses);

        var seen = Assert.IsType<CheckAnswer.Seen>(await world.LookAsync(World.Host, 587));
        Assert.Empty(seen.Report.Conclusion.Findings);
        Assert.False(seen.Whole.IsCompleted);
        answer.SetResult();

        Assert.Equal(["tls_new_only"], (await seen.Whole).Conclusion.Findings);
    }

    [Fact]
    public async Task A_server_that_takes_the_older_version_too_has_nothing_to_mind()
    {
        var server = world.Serve(465, Script.Submissions(world.Good));
        var report = await world.ReportAsync();

        Assert.Equal(2, server.Connections);
        Assert.DoesNotContain("tls_new_only", report.Conclusion.Findings);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
