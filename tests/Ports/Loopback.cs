using System.Net;
using System.Net.Sockets;

namespace SmtpHelpBot.Ports;

/// <summary>Places to listen at, for every project that starts a process which listens.</summary>
internal static class Loopback
{
    /// <summary>A port that nobody has now, below those that systems give out by themselves: it stays free until it is used.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
