using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SmtpHelpBot.Probe.Tls;

/// <summary>Asks a server for an older version of TLS, also for those that no library speaks any more, just far enough to see what it would take.</summary>
internal static class OldTls
{
    private const int RecordHeader = 5;
    private const int AlertAt = 6;
    private const int VersionAt = 9;
    private const byte Handshake = 22;
    private const byte AlertType = 21;
    private const byte ServerHello = 2;

    /// <summary>Suites of TLS 1.2 that clients of that age have (RFC 5288, RFC 5289, RFC 7905).</summary>
    private static readonly ushort[] Suites12 = [0xC030, 0xC02C, 0xC02F, 0xC02B, 0xCCA8, 0xCCA9, 0x009F, 0x009E, 0x009D, 0x009C, 0xC028, 0xC027, 0x003D, 0x003C];

    /// <summary>Suites that older servers have: AES and 3DES in CBC mode with RSA, DHE and ECDHE.</summary>
    private static readonly ushort[] Suites11 = [0xC014, 0xC00A, 0x0039, 0x0035, 0xC013, 0xC009, 0x0033, 0x002F, 0x0016, 0x000A];

    /// <summary>supported_groups and ec_point_formats (RFC 8422, section 5.1).</summary>
    private static readonly byte[] Curves = [0x00, 0x0A, 0x00, 0x0A, 0x00, 0x08, 0x00, 0x1D, 0x00, 0x17, 0x00, 0x18, 0x00, 0x19, 0x00, 0x0B, 0x00, 0x02, 0x01, 0x00];

    /// <summary>signature_algorithms (RFC 5246, section 7.4.1.4.1; RFC 8446, section 4.2.3), which only TLS 1.2 knows: ECDSA, RSA-PSS and RSA.</summary>
    private static readonly byte[] Signatures =
        [0x00, 0x0D, 0x00, 0x16, 0x00, 0x14, 0x04, 0x03, 0x05, 0x03, 0x06, 0x03, 0x08, 0x04, 0x08, 0x05, 0x08, 0x06, 0x04, 0x01, 0x05, 0x01, 0x06, 0x01, 0x02, 0x01];

    /// <summary>What the server answers to a client that knows this version at most; null where it answers nothing of the kind.</summary>
    public static async Task<OldTlsAnswer?> AskAsync(Stream stream, OldVersion newest, string host, CancellationToken cancellation)
    {
        await stream.WriteAsync(ClientHello(newest, host), cancellation).ConfigureAwait(false);
        var answer = new byte[VersionAt + 2];
        await stream.ReadExactlyAsync(answer.AsMemory(0, AlertAt + 1), cancellation).ConfigureAwait(false);
        if (answer[0] == AlertType)
        {
            return new(null, answer[AlertAt]);
        }

        if (answer[0] != Handshake || answer[RecordHeader] != ServerHello)
        {
            return null;
        }

        await stream.ReadExactlyAsync(answer.AsMemory(AlertAt + 1), cancellation).ConfigureAwait(false);
        return NameOf(answer[VersionAt], answer[VersionAt + 1]) is { } version ? new(version, null) : null;
    }

    /// <summary>The name of a version; null for one that is none of these.</summary>
    public static string? NameOf(byte major, byte minor) => (major, minor) switch
    {
        (3, 3) => "TLS 1.2",
        (3, 2) => "TLS 1.1",
        (3, 1) => "TLS 1.0",
        (3, 0) => "SSL 3.0",
        _ => null,
    };

    /// <summary>RFC 5246 and RFC 4346, section 7.4.1.2.</summary>
    private static byte[] ClientHello(OldVersion newest, string host)
    {
        var suites = SuitesOf(newest == OldVersion.Tls12 ? [.. Suites12, .. Suites11] : Suites11);
        byte[] extensions = newest == OldVersion.Tls12 ? [.. ServerName(host), .. Curves, .. Signatures] : Curves;
        byte[] body = [3, (byte)newest, .. RandomNumberGenerator.GetBytes(32), 0, .. Length(suites.Length), .. suites, 1, 0, .. Length(extensions.Length), .. extensions];
        byte[] message = [1, 0, .. Length(body.Length), .. body];
        return [Handshake, 3, 1, .. Length(message.Length), .. message];
    }

    private static byte[] SuitesOf(ushort[] numbers)
    {
        var suites = new byte[numbers.Length * 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(suites.AsSpan(i * 2), numbers[i]);
        }

        return suites;
    }

    /// <summary>server_name (RFC 6066, section 3), which is for names only.</summary>
    private static byte[] ServerName(string host)
    {
        var name = Encoding.ASCII.GetBytes(host);
        return IPAddress.TryParse(host, out _) ? [] : [0, 0, .. Length(name.Length + 5), .. Length(name.Length + 3), 0, .. Length(name.Length), .. name];
    }

    private static byte[] Length(int length) => [(byte)(length >> 8), (byte)length];
}

/// <summary>A version of TLS, by the second number that it goes by on the wire.</summary>
internal enum OldVersion
{
    /// <summary>TLS 1.1.</summary>
    Tls11 = 2,

    /// <summary>TLS 1.2.</summary>
    Tls12 = 3,
}

/// <summary>What a server answers to a client of an older version.</summary>
/// <param name="Version">The version that it takes; null where it refused.</param>
/// <param name="Alert">The alert it refused with (RFC 8446, section 6); null where it did not.</param>
internal sealed record OldTlsAnswer(string? Version, int? Alert);
