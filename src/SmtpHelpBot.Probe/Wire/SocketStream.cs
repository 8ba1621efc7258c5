using System.Net.Sockets;

namespace SmtpHelpBot.Probe.Wire;

/// <summary>The bytes of a connection, counted and bounded, with delays of TCP switched off.</summary>
internal sealed class SocketStream : NetworkStream
{
    private const int Tcp = 6;
    private const int QuickAck = 12;
    private static readonly byte[] On = BitConverter.GetBytes(1);
    private int received;

    /// <summary>Takes the socket over.</summary>
    public SocketStream(Socket socket)
        : base(socket, ownsSocket: true) => socket.NoDelay = true;

    /// <summary>Is shown every piece that arrives; null while nobody looks.</summary>
    public TlsWatch? Watch { get; set; }

    /// <summary>Whether any byte has come.</summary>
    public bool HasHeard => received > 0;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        AcknowledgeAtOnce();
        var count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        received += count;
        if (received > WireLimits.SessionBytes)
        {
            throw new WireLimitException();
        }

        Watch?.Show(buffer.Span[..count]);
        return count;
    }

    // Servers that wait for an acknowledgement before their next packet (after session tickets) would cost 40 ms each. Linux forgets the option, so it is set before each read.
    private void AcknowledgeAtOnce()
    {
        if (OperatingSystem.IsLinux())
        {
            Socket.SetRawSocketOption(Tcp, QuickAck, On);
        }
    }
}
