using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>The addresses behind the name of a server.</summary>
public sealed class AddressTests : IAsyncDisposable
{
    private readonly World world = new();

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

        var report = await world.LeadsAsync(finding);

        Assert.Equal(cause, report.Conclusion.Cause);
        Assert.Empty(report.Addresses);
        Assert.Equal(finding, Assert.Single(report.Findings).Id);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
