using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmtpHelpBot.Slack.Signing;

/// <summary>
/// Judges whether a request comes from Slack: HMAC-SHA256 of <c>v0:{timestamp}:{body}</c> under the app's signing secret
/// (docs.slack.dev, Verifying requests from Slack).
/// </summary>
/// <param name="secrets">The secrets that count: one, or two while it is being changed. An empty one never counts.</param>
/// <param name="time">The clock that timestamps are held against.</param>
public sealed class SlackSignature(IEnumerable<string> secrets, TimeProvider time)
{
    /// <summary>Header with the time of the request, in seconds since 1970.</summary>
    public const string TimestampHeader = "X-Slack-Request-Timestamp";

    /// <summary>Header with the signature.</summary>
    public const string SignatureHeader = "X-Slack-Signature";

    private const string Version = "v0=";
    private const int HexDigits = 64;
    private const int LongestTimestamp = 11;

    /// <summary>How far the clocks may be apart, either way: a request that was caught cannot be sent again later.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly byte[][] keys = [.. secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Judges a request by its two headers, each null where it is missing or there twice, and its body as it came.</summary>
    public SignatureVerdict Judge(string? timestamp, string? signature, ReadOnlySpan<byte> body) =>
        JudgeHeaders(timestamp, signature) is var verdict && verdict != SignatureVerdict.Genuine ? verdict
            : IsOurs(Read(signature)!, timestamp!, body) ? SignatureVerdict.Genuine : SignatureVerdict.Forged;

    /// <summary>What the two headers say by themselves, before a body has come: <see cref="SignatureVerdict.Genuine"/> is that they may be Slack's.</summary>
    public SignatureVerdict JudgeHeaders(string? timestamp, string? signature)
    {
        if (keys.Length == 0)
        {
            return SignatureVerdict.NoSecret;
        }

        if (timestamp is not { Length: > 0 and <= LongestTimestamp } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return SignatureVerdict.NoTimestamp;
        }

        if (Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
        {
            return SignatureVerdict.OutOfTime;
        }

        return Read(signature) is null ? SignatureVerdict.Forged : SignatureVerdict.Genuine;
    }

    /// <summary>The bytes that the header spells; null where it is not of version 0 or not in small letters, as Slack writes it.</summary>
    private static byte[]? Read(string? signature) =>
        signature?.Length == Version.Length + HexDigits && signature.StartsWith(Version, StringComparison.Ordinal) && signature.Skip(Version.Length).All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(signature.AsSpan(Version.Length)) : null;

    /// <summary>Every secret is tried, and each comparison takes the same time whatever differs.</summary>
    private bool IsOurs(byte[] given, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"v0:{timestamp}:");
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var ours = false;
        foreach (var key in keys)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            hash.AppendData(head);
            hash.AppendData(body);
            hash.GetHashAndReset(right);
            ours |= CryptographicOperations.FixedTimeEquals(right, given);
        }

        return ours;
    }
}

/// <summary>What came of judging a signature.</summary>
public enum SignatureVerdict
{
    /// <summary>Slack signed it, just now.</summary>
    Genuine,

    /// <summary>There is no secret to judge by.</summary>
    NoSecret,

    /// <summary>The time of the request is missing or no number.</summary>
    NoTimestamp,

    /// <summary>It was signed too long ago, or is ahead of our clock.</summary>
    OutOfTime,

    /// <summary>The signature is missing or wrong.</summary>
    Forged,
}
