using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;
using static SmtpHelpBot.Diagnosis.Tests.Redaction.Masking;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>What was sent, byte by byte: a sign-in is masked in the hex and in the letters beside it, by every tool's form; the rest stays.</summary>
public sealed class DumpTests
{
    private const int Width = 16;
    private static readonly string Answer = Base64("\0rosa@b.example\0Zq7vKp2wLm9x");

    public static TheoryData<string> Tools => [.. Forms.Keys];

    private static Dictionary<string, Func<int, byte[], string>> Forms => new(StringComparer.Ordinal)
    {
        ["xxd"] = (offset, line) => $"{offset:x8}: {Pairs(line)}  {Letters(line)}",
        ["hexdump -C"] = (offset, line) => $"{offset:x8}  {Halves(line, "  ")}  |{Letters(line)}|",
        ["Wireshark"] = (offset, line) => $"{offset:x4}   {Halves(line, " ")}   {Letters(line)}",
        ["Wireshark, wide in the middle"] = (offset, line) => $"{offset:x4}  {Halves(line, "  ")}   {Letters(line)}",
        ["tcpdump -X"] = (offset, line) => $"\t0x{offset:x4}:  {Pairs(line)}  {Letters(line)}",
        ["curl --trace"] = (offset, line) => $"{offset:x4}: {Halves(line, " ")} {Letters(line)}",
        ["openssl -debug"] = (offset, line) => $"{offset:x4} - {Halves(line, "-")}   {Letters(line)}",
        ["hex alone"] = (offset, line) => $"{offset:x4} {Halves(line, " ")}",
    };

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_sign_in_is_masked_in_hex_and_in_letters(string tool)
    {
        var masked = Redactor.Redact(Dump(tool, $"AUTH PLAIN {Answer}\r\n")).Text.Value;

        Assert.Contains("[sign-in line masked]", masked, StringComparison.Ordinal);
        AssertGone(masked, Answer);
        Assert.Equal(masked, Redactor.Redact(masked).Text.Value);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void The_answer_to_a_334_is_masked_in_the_next_packet(string tool)
    {
        var password = Base64("Hunter22!x");
        var masked = Redactor.Redact($"<= Recv data\n{Dump(tool, "334 UGFzc3dvcmQ6\r\n")}\n=> Send data\n{Dump(tool, $"{password}\r\n")}").Text.Value;

        AssertGone(masked, password);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_password_in_clear_text_is_masked(string tool) => AssertGone(Redactor.Redact(Dump(tool, "POST /login\r\n\r\nuser=rosa&password=Zq7vKp2wLm9x\r\n")).Text.Value, "Zq7vKp2wLm9x");

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_talk_without_a_secret_stays(string tool)
    {
        var dump = Dump(tool, "250-AUTH PLAIN LOGIN\r\n535 5.7.8 Username and Password not accepted\r\nQUIT\r\n");

        Assert.Equal(dump, Redactor.Redact(dump).Text.Value);
    }

    [Fact]
    public void One_long_number_of_hex_is_read_too()
    {
        var hex = Convert.ToHexStringLower(Encoding.ASCII.GetBytes($"AUTH PLAIN {Answer}"));

        Assert.Equal($"payload: {hex[..22]}[sign-in line masked] sent", Redactor.Redact($"payload: {hex} sent").Text.Value);
    }

    [Fact]
    public void Bytes_before_the_talk_do_not_hide_it()
    {
        var packet = (byte[])[.. Bytes(new Random(5), 54), .. Encoding.ASCII.GetBytes($"AUTH PLAIN {Answer}\r\n")];

        AssertGone(Redactor.Redact(Dump("Wireshark", packet)).Text.Value, Answer);
    }

    private static string Dump(string tool, string sent) => Dump(tool, Encoding.ASCII.GetBytes(sent));

    private static string Dump(string tool, byte[] sent) => string.Join('\n', sent.Chunk(Width).Select((line, number) => Forms[tool](number * Width, line)));

    /// <summary>No six letters of it are left, neither in hex nor as they are.</summary>
    private static void AssertGone(string masked, string secret)
    {
        var bare = string.Concat(masked.Where(letter => letter is not (' ' or '-')));
        for (var at = 0; at + 6 <= secret.Length; at++)
        {
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.ASCII.GetBytes(secret.Substring(at, 6))), bare, StringComparison.Ordinal);
            Assert.DoesNotContain(secret.Substring(at, 6), masked, StringComparison.Ordinal);
        }
    }

    private static string Pairs(byte[] line) => string.Join(' ', line.Chunk(2).Select(Convert.ToHexStringLower)).PadRight(39);

    private static string Halves(byte[] line, string middle) =>
        string.Join(middle, line.Chunk(8).Select(half => string.Join(' ', half.Select(one => one.ToString("x2", CultureInfo.InvariantCulture))))).PadRight(46 + middle.Length);

    private static string Letters(byte[] line) => string.Concat(line.Select(one => one is >= 32 and < 127 ? (char)one : '.'));
}
