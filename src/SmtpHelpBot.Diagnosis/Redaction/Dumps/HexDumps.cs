using SmtpHelpBot.Diagnosis.Redaction.Named;
using SmtpHelpBot.Diagnosis.Redaction.Placed;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Dumps;

/// <summary>Secrets in what was sent, shown byte by byte: by Wireshark, tcpdump, xxd, <c>curl --trace</c> and <c>openssl s_client -debug</c>, and as one long number of hex.</summary>
internal static class HexDumps
{
    /// <summary>No shorter number holds a sign-in.</summary>
    private const int ShortestNumber = 32;

    /// <summary>A longer number is looked at so far: enough for the talk before a message.</summary>
    private const int LongestNumber = 8_192;

    /// <summary>The secrets of <paramref name="text"/> that show only when its bytes are read, in their hex and in the letters beside it.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        var dump = new DumpedBytes();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if (end - at >= DumpLine.Shortest && DumpLine.Read(text, at, end) is { } line)
            {
                dump.Add(line);
            }
            else
            {
                dump.Break();
                AddNumbers(text, at, end, dump);
            }

            at = end + 1;
        }

        return dump.Places.Count == 0 ? [] : Secrets(dump);
    }

    private static IEnumerable<SecretSpan> Secrets(DumpedBytes dump)
    {
        var plain = dump.Plain;
        return SignInLines.Find(plain).Concat(NamedSecrets.Find(plain)).Concat(AddressSecrets.Find(plain)).SelectMany(dump.Shown);
    }

    private static void AddNumbers(string text, int from, int end, DumpedBytes dump)
    {
        for (var at = from; end - at >= ShortestNumber;)
        {
            var start = at;
            while (at < end && char.IsAsciiHexDigit(text[at]))
            {
                at++;
            }

            if (at - start >= ShortestNumber && (at - start) % 2 == 0)
            {
                dump.Add(Bytes(text, start, Math.Min(at, start + LongestNumber)));
                dump.Break();
            }

            at = Math.Max(at, start + 1);
        }
    }

    private static DumpLine Bytes(string text, int start, int end)
    {
        var bytes = new DumpedByte[(end - start) / 2];
        for (var number = 0; number < bytes.Length; number++)
        {
            bytes[number] = new(DumpLine.ByteAt(text, start + (number * 2)), start + (number * 2), null);
        }

        return new(bytes);
    }
}
