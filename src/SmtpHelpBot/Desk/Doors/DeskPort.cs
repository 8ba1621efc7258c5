using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>Where the desk asks to listen.</summary>
internal static class DeskPort
{
    /// <summary>The address to listen on; null where the port that is set is none, which the check of the options tells.</summary>
    public static string? Address(IConfiguration configuration) => configuration[$"{DeskOptions.Section}:{nameof(DeskOptions.Port)}"] switch
    {
        null when IsTaken(DeskOptions.UsualPort) => On(0),
        null => On(DeskOptions.UsualPort),
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= ushort.MaxValue => On(port),
        _ => null,
    };

    /// <summary>The web server binds both loopback addresses for a port, and takes any free port on one address only.</summary>
    private static string On(int port) => port == 0 ? "http://127.0.0.1:0" : string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");

    private static bool IsTaken(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
