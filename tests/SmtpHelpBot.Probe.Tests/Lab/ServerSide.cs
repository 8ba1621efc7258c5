using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmtpHelpBot.Probe.Tests.Lab;

/// <summary>The server's end of one connection.</summary>
internal sealed class ServerSide(Socket socket, List<string> heard, CancellationToken ended) : IAsyncDisposable
{
    private Stream stream = new NetworkStream(socket, ownsSocket: true);

    public CancellationToken Ended => ended;

    /// <summary>Sends lines.</summary>
    public Task SayAsync(params string[] lines) => RawAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n"))));

    public async Task RawAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, ended);
        await stream.FlushAsync(ended);
    }

    /// <summary>Reads a line; null where the client has gone.</summary>
    public async Task<string?> HearAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ended) == 1)
        {
            if (one[0] == '\n')
            {
                heard.Add(Encoding.UTF8.GetString([.. line]).TrimEnd('\r'));
                return heard[^1];
            }

            line.Add(one[0]);
        }

        return null;
    }

    public async Task EncryptAsync(X509Certificate2 certificate, X509Certificate2Collection? chain, bool wantsClientCertificate, bool asksForClientCertificate)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
                ClientCertificateRequired = wantsClientCertificate || asksForClientCertificate,
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null || !wantsClientCertificate,
            },
            ended);
        stream = secure;
    }

    /// <summary>Reads and drops a piece of what the client sends.</summary>
    public Task<int> SwallowAsync() => stream.ReadAsync(new byte[4096], ended).AsTask();

    /// <summary>Reads and drops bytes until the client goes.</summary>
    public async Task HoldAsync()
    {
        var bytes = new byte[512];
        while (await stream.ReadAsync(bytes, ended) > 0)
        {
        }
    }

    /// <summary>Ends the way out only.</summary>
    public void HalfClose() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Tears the connection down: without a linger, a close is a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new(enable: true, seconds: 0);
        socket.Dispose();
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
