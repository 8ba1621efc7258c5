using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Servers;
using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Probe.Tests.Lab;

/// <summary>An internet of scripted servers. Nothing listens where none was placed; a name that nobody registered fails the test.</summary>
internal sealed class World : IDial, IAddressSource, IServiceRecords, IProviderServers, IAsyncDisposable
{
    public const string Host = "mail.example.org";
    public const string Address = "198.51.100.10";
    private readonly Dictionary<IPEndPoint, Func<CancellationToken, Task<Socket>>> places = [];
    private readonly List<ScriptedServer> servers = [];

    public World()
    {
        Root = TestAuthority.Root("CN=Test Root, O=Test Trust", Now);
        Good = Root.Issue([Host]);
        Names[Host] = new([IPAddress.Parse(Address)], [], Fault: null);
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time; it stands still unless a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(Now);

    /// <summary>The authority that is trusted.</summary>
    public TestAuthority Root { get; }

    /// <summary>A certificate that is as it should be.</summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2 Good { get; }

    public Dictionary<string, AddressAnswer> Names { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ServiceRecord[]> Announced { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string[]> Exchangers { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that were asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Phases that were told, in order.</summary>
    public List<(int Port, string Phase)> Told { get; } = [];

    public ProbeSettings Settings { get; set; } = new() { EhloName = "bot.example.net", Allowed = [IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("2001:db8::/32")] };

    /// <summary>A server at a port; each connection plays the next script.</summary>
    public ScriptedServer Serve(int port, params Script[] scripts) => ServeAt(Address, port, scripts);

    public ScriptedServer ServeAt(string address, int port, params Script[] scripts)
    {
        var server = new ScriptedServer(scripts);
        servers.Add(server);
        places[At(port, address)] = async cancellation =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server.Address, cancellation);
            return socket;
        };
        return server;
    }

    /// <summary>A port where packets are lost.</summary>
    public void Filter(int port, string address = Address) => places[At(port, address)] = async cancellation =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("Never.");
    };

    public void Fail(int port, SocketError error, string address = Address) => places[At(port, address)] = _ => throw new SocketException((int)error);

    public MailServerCheck Check() => new(Settings with { Roots = [Root.Own] }, new(new TargetGuard(this, Settings.Allowed, Settings.RefusedSuffixes), this, this, Time), this, Time);

    /// <summary>Looks; a look that hangs while the clock stands still fails the test instead of holding it.</summary>
    public Task<CheckAnswer> LookAsync(string asked = Host, params int[] ports) =>
        Check().LookAsync(asked, ports, Tell, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    /// <summary>Looks and lets the goodbyes end.</summary>
    public async Task<ProbeReport> ReportAsync(params int[] ports)
    {
        var seen = Assert.IsType<CheckAnswer.Seen>(await LookAsync(Host, ports));
        await seen.Goodbye;
        return await seen.Whole;
    }

    /// <summary>Looks at one port.</summary>
    public async Task<PortReport> PortAsync(int port) => Assert.Single((await ReportAsync(port)).Ports);

    /// <summary>Looks until a port has come to the phase where nothing more will happen; from then on time passes until the look is over.</summary>
    public async Task<ProbeReport> PatientAsync(int port, string phase)
    {
        var report = ReportAsync(port);
        await UntilAsync(port, phase);
        await PassUntilAsync(report);
        return await report;
    }

    /// <summary>Takes what a look tells of its progress.</summary>
    public void Tell(int port, string phase)
    {
        lock (Told)
        {
            Told.Add((port, phase));
        }
    }

    /// <summary>Waits until a port has come to a phase.</summary>
    public async Task UntilAsync(int port, string phase)
    {
        while (!HasTold(port, phase))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass, second by second, until something is over.</summary>
    public async Task PassUntilAsync(Task over)
    {
        while (!over.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(over, Task.Delay(20));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        Good.Dispose();
        Root.Dispose();
    }

    Task<Socket> IDial.ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation) =>
        places.TryGetValue(endpoint, out var place) ? place(cancellation) : throw new SocketException((int)SocketError.ConnectionRefused);

    Task<AddressAnswer> IAddressSource.FindAsync(string host, CancellationToken cancellation)
    {
        Asked.Add(host);
        return Task.FromResult(Names.TryGetValue(host, out var answer) ? answer : throw new InvalidOperationException($"Nobody registered an answer for {host}."));
    }

    Task<IReadOnlyList<ServiceRecord>> IServiceRecords.FindSubmissionAsync(string domain, CancellationToken cancellation)
    {
        Asked.Add($"SRV {domain}");
        return Task.FromResult<IReadOnlyList<ServiceRecord>>(Announced.GetValueOrDefault(domain, []));
    }

    Task<IReadOnlyList<string>> IServiceRecords.FindExchangersAsync(string domain, CancellationToken cancellation)
    {
        Asked.Add($"MX {domain}");
        return Task.FromResult<IReadOnlyList<string>>(Exchangers.GetValueOrDefault(domain, []));
    }

    string? IProviderServers.OfDomain(string domain) => domain == "known.example" ? Host : null;

    string? IProviderServers.OfExchanger(string exchanger) => exchanger.EndsWith(".known.example", StringComparison.Ordinal) ? Host : null;

    bool IProviderServers.IsFilter(string exchanger) => exchanger.EndsWith(".filter.example", StringComparison.Ordinal);

    private static IPEndPoint At(int port, string address) => new(IPAddress.Parse(address), port);

    private bool HasTold(int port, string phase)
    {
        lock (Told)
        {
            return Told.Contains((port, phase));
        }
    }
}
