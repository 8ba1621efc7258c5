using System.Net.Sockets;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>Which of the ports answer.</summary>
public sealed class OpenPortTests : IAsyncDisposable
{
    private readonly World world = new();

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

        await world.LeadsAsync(finding);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
