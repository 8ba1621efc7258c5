using System.Net;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Servers;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Servers;

public sealed class ServerFinderTests : IAsyncDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("rosa@known.example")]
    [InlineData("known.example")]
    public async Task The_provider_of_a_mail_domain_documents_its_server(string asked)
    {
        var report = await ReportAsync(asked);

        Assert.Equal((World.Host, ServerRoute.Provider), (report.Target, report.Route));
    }

    [Fact]
    public async Task What_a_domain_announces_goes_before_where_its_mail_arrives()
    {
        world.Announced["example.com"] = [new(World.Host, 465)];
        world.Exchangers["example.com"] = ["mx.known.example"];

        Assert.Equal((World.Host, ServerRoute.Announced), Of(await ReportAsync("rosa@example.com")));
    }

    [Fact]
    public async Task An_exchanger_tells_the_provider()
    {
        world.Exchangers["example.com"] = ["mx1.known.example"];

        Assert.Equal((World.Host, ServerRoute.Provider), Of(await ReportAsync("rosa@example.com")));
    }

    [Fact]
    public async Task An_unknown_exchanger_may_be_the_server_itself_and_a_filter_is_none()
    {
        world.Names["mx.example.com"] = new([IPAddress.Parse(World.Address)], [], Fault: null);
        world.Exchangers["example.com"] = ["in.filter.example", "mx.example.com"];

        Assert.Equal(("mx.example.com", ServerRoute.Exchanger), Of(await ReportAsync("rosa@example.com")));
    }

    [Fact]
    public async Task A_host_without_an_address_may_be_a_mail_domain()
    {
        world.Names["example.com"] = AddressAnswer.None(NameFault.NoAddress);
        world.Announced["example.com"] = [new(World.Host, 465)];

        Assert.Equal((World.Host, ServerRoute.Announced), Of(await ReportAsync("example.com")));
    }

    [Fact]
    public async Task A_domain_that_does_not_exist_is_an_answer()
    {
        world.Names["nowhere.example"] = AddressAnswer.None(NameFault.NoSuchName);

        Assert.Equal(["name_missing"], (await ReportAsync("rosa@nowhere.example")).Conclusion.Findings);
    }

    [Theory]
    [InlineData("rosa@corp.internal")]
    [InlineData("rosa@printer")]
    [InlineData("rosa@127.0.0.1")]
    [InlineData("rosa@[127.0.0.1]")]
    public async Task An_inside_domain_is_refused_before_any_question(string asked)
    {
        Assert.IsNotType<CheckAnswer.Seen>(await world.LookAsync(asked));
        Assert.Empty(world.Asked);
    }

    [Theory]
    [InlineData("10.99.0.1")]
    [InlineData("169.254.169.254")]
    public async Task What_a_domain_announces_passes_the_guard_too(string inside)
    {
        world.Announced["example.com"] = [new("inside.example.com", 465)];
        world.Names["inside.example.com"] = new([IPAddress.Parse(inside)], [], Fault: null);

        Assert.IsType<CheckAnswer.Refused>(await world.LookAsync("rosa@example.com"));
    }

    [Fact]
    public async Task An_alias_for_an_inside_name_is_refused()
    {
        world.Names["alias.example.com"] = new([IPAddress.Parse(World.Address)], ["printer.local"], Fault: null);

        Assert.IsType<CheckAnswer.Refused>(await world.LookAsync("alias.example.com"));
    }

    [Fact]
    public async Task A_port_that_is_none_of_mails_is_refused_before_any_question()
    {
        Assert.IsType<CheckAnswer.Refused>(await world.LookAsync(World.Host, 22));
        Assert.Empty(world.Asked);
    }

    [Theory]
    [InlineData("gmail.com", "smtp.gmail.com")]
    [InlineData("outlook.com", "smtp-mail.outlook.com")]
    [InlineData("nobodys.example", null)]
    public void The_facts_name_the_servers_of_providers(string domain, string? host) => Assert.Equal(host, new DocumentedServers().OfDomain(domain));

    [Fact]
    public void The_facts_know_providers_and_filters_by_their_exchangers()
    {
        var servers = new DocumentedServers();

        Assert.Equal("smtp.gmail.com", servers.OfExchanger("aspmx.l.google.com"));
        Assert.True(servers.IsFilter("mx1-us1.ppe-hosted.com"));
        Assert.Null(servers.OfExchanger("mx1-us1.ppe-hosted.com"));
        Assert.Null(servers.OfExchanger("mx.nobodys.example"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private static (string Host, ServerRoute Route) Of(ProbeReport report) => (report.Target, report.Route);

    private async Task<ProbeReport> ReportAsync(string asked) => Assert.IsType<CheckAnswer.Seen>(await world.LookAsync(asked, 587)).Report;
}
