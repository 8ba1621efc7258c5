namespace SmtpHelpBot.Diagnosis.Redaction.Dumps;

/// <summary>A line of a dump: where it stands among the bytes, the bytes in hex, one or two to a group, and mostly the same bytes as letters.</summary>
/// <param name="Bytes">Its bytes, in order.</param>
internal sealed record DumpLine(IReadOnlyList<DumpedByte> Bytes)
{
    /// <summary>An offset, a sign, and one byte.</summary>
    public const int Shortest = 6;

    private const int LongestOffset = 8;
    private const int ShortestOffset = 3;
    private const int MostBytes = 16;

    /// <summary>In the middle of a line many tools leave a wider gap.</summary>
    private const int Middle = 8;
    private const int WidestMiddle = 3;

    /// <summary>The dump line between two places; null where there is none.</summary>
    public static DumpLine? Read(string text, int from, int end)
    {
        var at = PastOffset(text, from, end);
        if (at < 0)
        {
            return null;
        }

        var bytes = new List<DumpedByte>();
        while (bytes.Count < MostBytes && at + 1 < end && IsByte(text, at) && !(at + 2 < end && char.IsAsciiLetterOrDigit(text[at + 2]) && !IsByte(text, at + 2)))
        {
            bytes.Add(new(ByteAt(text, at), at, null));
            at += 2;
            var gap = Gap(text, at, end);
            if (gap > (bytes.Count == Middle ? WidestMiddle : 1))
            {
                break;
            }

            at += bytes.Count < MostBytes ? gap : 0;
        }

        return bytes.Count == 0 ? null : new(WithLetters(bytes, text, end));
    }

    /// <summary>The byte of two hex digits.</summary>
    public static byte ByteAt(string text, int at) => (byte)((Digit(text[at]) << 4) | Digit(text[at + 1]));

    private static int Digit(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : (letter | ' ') - 'a' + 10;

    private static bool IsByte(string text, int at) => at + 1 < text.Length && char.IsAsciiHexDigit(text[at]) && char.IsAsciiHexDigit(text[at + 1]);

    /// <summary>Where the bytes begin; -1 where no offset and sign stand before them.</summary>
    private static int PastOffset(string text, int from, int end)
    {
        var start = from + Gap(text, from, end);
        start += text.AsSpan(start, end - start).StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        var at = start;
        while (at < end && at - start < LongestOffset && char.IsAsciiHexDigit(text[at]))
        {
            at++;
        }

        if (at - start < ShortestOffset || at >= end || text[at] is not (':' or ' ' or '\t'))
        {
            return -1;
        }

        at += text[at] == ':' ? 1 : 0;
        at += Gap(text, at, end);
        return at + 1 < end && text[at] == '-' && text[at + 1] == ' ' ? at + 2 : at;
    }

    /// <summary>How many blanks stand there; <c>openssl</c> puts a dash in the middle of a line.</summary>
    private static int Gap(string text, int at, int end)
    {
        if (at + 1 < end && text[at] == '-' && char.IsAsciiHexDigit(text[at + 1]))
        {
            return 1;
        }

        var blanks = at;
        while (blanks < end && text[blanks] is ' ' or '\t')
        {
            blanks++;
        }

        return blanks - at;
    }

    private static List<DumpedByte> WithLetters(List<DumpedByte> bytes, string text, int end)
    {
        var at = bytes[^1].Hex + 2;
        at += Gap(text, at, end);
        at += at < end && text[at] == '|' ? 1 : 0;
        return [.. bytes.Select((one, number) => at + number < end && IsLetterOf(one.Value, text[at + number]) ? one with { Letter = at + number } : one)];
    }

    /// <summary>What cannot be shown is a dot, or a blank.</summary>
    private static bool IsLetterOf(byte value, char letter) => letter == value || letter is '.' or ' ';
}
