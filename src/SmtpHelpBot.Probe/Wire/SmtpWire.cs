using System.Net.Security;
using System.Text;

namespace SmtpHelpBot.Probe.Wire;

/// <summary>
/// The stream that MailKit talks through: it hands over one line at a time, bounded, and records every exchange.
/// So nothing that a server sends ahead waits in a buffer of MailKit's while the wire changes to TLS.
/// </summary>
internal sealed class SmtpWire(SocketStream socket) : Stream
{
    private const byte LineFeed = (byte)'\n';
    private readonly byte[] input = new byte[4096];
    private readonly MemoryStream line = new();
    private readonly List<Exchange> exchanges = [new(null, encrypted: false)];
    private Stream lower = socket;
    private int inputStart;
    private int inputEnd;
    private int replyBytes;
    private bool shortened;
    private ReadOnlyMemory<byte> handover;

    /// <summary>All exchanges so far; the first is the greeting.</summary>
    public IReadOnlyList<Exchange> Exchanges => exchanges;

    /// <summary>How the server's side ended.</summary>
    public WireEnd End { get; private set; }

    /// <summary>Bytes that came in clear before anything was asked, and were dropped: they must never be taken for an answer to what is asked next.</summary>
    public int Unasked { get; private set; }

    /// <summary>Whether every command has its whole answer.</summary>
    public bool IsIdle => exchanges[^1].IsComplete;

    /// <summary>Is told of every command before it is sent, and of every reply once it is there.</summary>
    public Action<Exchange>? Changed { get; set; }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Changes to TLS. What the server sent in clear behind its last reply is dropped; it must never be taken for an answer of the encrypted session.</summary>
    /// <returns>How many bytes were dropped.</returns>
    public int Encrypt(SslStream tls)
    {
        lower = tls;
        var dropped = inputEnd - inputStart;
        inputStart = inputEnd = 0;
        if (exchanges is [{ Command: null, Lines.Count: 0 }])
        {
            exchanges[0] = new(null, encrypted: true);
        }

        return dropped;
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (handover.IsEmpty && !await ReadLineAsync(cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, handover.Length);
        handover[..count].CopyTo(buffer);
        handover = handover[count..];
        return count;
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var command = Encoding.ASCII.GetString(buffer.Span).TrimEnd('\r', '\n');
        replyBytes = 0;
        DropUnasked();
        exchanges.Add(new(command, lower is SslStream));
        Changed?.Invoke(exchanges[^1]);
        await lower.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This wire is read asynchronously.");

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This wire is written asynchronously.");

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => lower.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lower.Dispose();
            line.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A server may say at any time that it closes (421: RFC 5321, section 3.8), and nothing else unasked.</summary>
    private void DropUnasked()
    {
        var ahead = input.AsSpan(inputStart, inputEnd - inputStart);
        if (!ahead.StartsWith("421"u8))
        {
            Unasked += lower is SslStream ? 0 : ahead.Length;
            inputStart = inputEnd = 0;
        }
    }

    /// <summary>Reads to the end of a line; false where the connection ended before it.</summary>
    private async Task<bool> ReadLineAsync(CancellationToken cancellation)
    {
        line.SetLength(0);
        shortened = false;
        while (!TakeLine())
        {
            exchanges[^1].Unfinished = TextOf(line);
            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        exchanges[^1].Add(TextOf(line), shortened);
        if (exchanges[^1].IsComplete)
        {
            Changed?.Invoke(exchanges[^1]);
        }

        line.Write("\r\n"u8);
        handover = line.GetBuffer().AsMemory(0, (int)line.Length);
        return true;
    }

    /// <summary>Moves input to the line; true once its end is there.</summary>
    private bool TakeLine()
    {
        var ready = input.AsSpan(inputStart, inputEnd - inputStart);
        var end = ready.IndexOf(LineFeed);
        var piece = end < 0 ? ready : ready[..end];
        var room = WireLimits.LineBytes - (int)line.Length;
        shortened |= piece.Length > room;
        line.Write(piece.Length > room ? piece[..room] : piece);
        inputStart += end < 0 ? piece.Length : end + 1;
        return end >= 0;
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        try
        {
            (inputStart, inputEnd) = (0, 0);
            inputEnd = await lower.ReadAsync(input, cancellation).ConfigureAwait(false);
            replyBytes += inputEnd;
            if (replyBytes > WireLimits.ReplyBytes || exchanges[^1].Lines.Count > WireLimits.ReplyLines)
            {
                throw new WireLimitException();
            }
        }
        catch (IOException problem)
        {
            End = problem is WireLimitException ? WireEnd.TooMuch : WireEnd.Reset;
            throw;
        }

        End = inputEnd == 0 ? WireEnd.Closed : WireEnd.Open;
        return inputEnd > 0;
    }

    private static string TextOf(MemoryStream bytes) => Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimEnd('\r');
}
