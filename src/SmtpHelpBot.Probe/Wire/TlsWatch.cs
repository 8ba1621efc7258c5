using System.Buffers.Binary;

namespace SmtpHelpBot.Probe.Wire;

/// <summary>Reads along what a server answers to the start of TLS: records (RFC 8446, section 5.1), an alert in clear, or something that is no TLS at all.</summary>
internal sealed class TlsWatch
{
    private const int HeaderBytes = 5;
    private const int AlertBytes = 2;
    private const int ForeignBytes = 512;
    private const byte FirstType = 20;
    private const byte LastType = 24;
    private const byte AlertType = 21;
    private const byte HandshakeType = 22;
    private const byte ServerHello = 2;
    private const int VersionAt = 4;
    private readonly List<byte> foreign = [];
    private readonly byte[] header = new byte[HeaderBytes];
    private readonly byte[] alert = new byte[AlertBytes];
    private readonly byte[] hello = new byte[VersionAt + 2];
    private int inHeader;
    private int inBody;
    private int bodyLength;

    /// <summary>Whether any byte came.</summary>
    public bool Answered { get; private set; }

    /// <summary>Number of the alert that the server sent in clear (RFC 8446, section 6); null where it sent none.</summary>
    public int? Alert { get; private set; }

    /// <summary>The version that the server chose (RFC 5246, section 7.4.1.3), as two numbers: 3 and 1 for TLS 1.0; null where it chose none.</summary>
    public (byte Major, byte Minor)? Chosen { get; private set; }

    /// <summary>The first bytes of what is no TLS; null where TLS was spoken.</summary>
    public byte[]? Foreign => foreign.Count == 0 ? null : [.. foreign];

    /// <summary>Takes the next bytes of the server.</summary>
    public void Show(ReadOnlySpan<byte> bytes)
    {
        Answered |= !bytes.IsEmpty;
        for (var at = 0; at < bytes.Length;)
        {
            if (foreign.Count > 0)
            {
                foreign.AddRange(bytes[at..Math.Min(bytes.Length, at + ForeignBytes - foreign.Count)]);
                return;
            }

            at += inHeader < HeaderBytes ? ShowHeader(bytes[at..]) : ShowBody(bytes[at..]);
        }
    }

    private int ShowHeader(ReadOnlySpan<byte> bytes)
    {
        if (inHeader == 0 && bytes[0] is < FirstType or > LastType)
        {
            foreign.Add(bytes[0]);
            return 1;
        }

        header[inHeader++] = bytes[0];
        if (inHeader == HeaderBytes)
        {
            (bodyLength, inBody) = (BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3)), 0);
            inHeader = bodyLength == 0 ? 0 : inHeader;
        }

        return 1;
    }

    private int ShowBody(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(bytes.Length, bodyLength - inBody);
        // An alert in clear is two bytes: level and number. Encrypted ones are longer.
        if (header[0] == AlertType && bodyLength == AlertBytes)
        {
            bytes[..taken].CopyTo(alert.AsSpan(inBody));
        }
        else if (header[0] == HandshakeType && Chosen is null && inBody < hello.Length)
        {
            bytes[..Math.Min(taken, hello.Length - inBody)].CopyTo(hello.AsSpan(inBody));
        }

        inBody += taken;
        if (header[0] == HandshakeType && inBody >= hello.Length && hello[0] == ServerHello)
        {
            Chosen ??= (hello[VersionAt], hello[VersionAt + 1]);
        }

        if (inBody == bodyLength)
        {
            Alert ??= header[0] == AlertType && bodyLength == AlertBytes ? alert[1] : null;
            inHeader = 0;
        }

        return taken;
    }
}
