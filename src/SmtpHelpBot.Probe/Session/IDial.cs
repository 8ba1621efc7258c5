using System.Net;
using System.Net.Sockets;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Makes connections. The address was checked before; no name comes here.</summary>
internal interface IDial
{
    /// <summary>Connects, or throws the reason as a <see cref="SocketException"/>.</summary>
    Task<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation);
}

/// <summary>Makes connections over TCP.</summary>
internal sealed class TcpDial : IDial
{
    /// <inheritdoc />
    public async Task<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
