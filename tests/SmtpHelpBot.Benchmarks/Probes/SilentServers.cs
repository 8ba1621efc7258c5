using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>Servers that take connections and never say a word, on loopback addresses of their own: every look at one lasts to its deadline.</summary>
internal sealed class SilentServers : IDisposable
{
    public const string Range = "127.96.0.0/16";
    private readonly List<TcpListener> listeners = [];

    public SilentServers(int count)
    {
        Addresses = [.. Enumerable.Range(1, count).Select(number => $"127.96.0.{number}")];
        foreach (var listener in Addresses.SelectMany(address => ProbeSettings.KnownPorts.Select(port => new TcpListener(IPAddress.Parse(address), port))))
        {
            listener.Start();
            listeners.Add(listener);
        }
    }

    public IReadOnlyList<string> Addresses { get; }

    public void Dispose() => listeners.ForEach(listener => listener.Dispose());
}
