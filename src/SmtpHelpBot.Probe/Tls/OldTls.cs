using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SmtpHelpBot.Probe.Tls;

/// <summary>Asks a server for TLS 1.1 or older, which no library speaks any more, just far enough to see which version it would take.</summary>
internal static class OldTls
{
    private const int RecordHeader = 5;
    private const int VersionAt = 9;
    private const byte Handshake = 22;
    private const byte ServerHello = 2;

    /// <summary>Suites that servers of that age have: AES and 3DES in CBC mode with RSA, DHE and ECDHE.</summary>
    private static readonly ushort[] Suites = [0xC014, 0xC00A, 0x0039, 0x0035, 0xC013, 0xC009, 0x0033, 0x002F, 0x0016, 0x000A];

    /// <summary>supported_groups and ec_point_formats (RFC 8422, section 5.1).</summary>
    private static readonly byte[] Extensions = [0x00, 0x0A, 0x00, 0x08, 0x00, 0x06, 0x00, 0x17, 0x00, 0x18, 0x00, 0x19, 0x00, 0x0B, 0x00, 0x02, 0x01, 0x00];

    /// <summary>The version that the server takes; null where it takes none of the old ones.</summary>
    public static async Task<string?> AskAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(ClientHello(), cancellation).ConfigureAwait(false);
        var answer = new byte[VersionAt + 2];
        await stream.ReadExactlyAsync(answer.AsMemory(0, RecordHeader + 1), cancellation).ConfigureAwait(false);
        if (answer[0] != Handshake || answer[RecordHeader] != ServerHello)
        {
            return null;
        }

        await stream.ReadExactlyAsync(answer.AsMemory(RecordHeader + 1), cancellation).ConfigureAwait(false);
        return (answer[VersionAt], answer[VersionAt + 1]) switch
        {
            (3, 2) => "TLS 1.1",
            (3, 1) => "TLS 1.0",
            (3, 0) => "SSL 3.0",
            _ => null,
        };
    }

    /// <summary>RFC 4346, section 7.4.1.2.</summary>
    private static byte[] ClientHello()
    {
        var suites = new byte[Suites.Length * 2];
        for (var i = 0; i < Suites.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(suites.AsSpan(i * 2), Suites[i]);
        }

        byte[] body = [3, 2, .. RandomNumberGenerator.GetBytes(32), 0, .. Length(suites.Length), .. suites, 1, 0, .. Length(Extensions.Length), .. Extensions];
        byte[] message = [1, 0, .. Length(body.Length), .. body];
        return [Handshake, 3, 1, .. Length(message.Length), .. message];
    }

    private static byte[] Length(int length) => [(byte)(length >> 8), (byte)length];
}
