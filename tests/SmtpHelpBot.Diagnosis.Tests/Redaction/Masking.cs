using System.Text;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Secrets made at random, and what holds for every text that one stands in.</summary>
internal static class Masking
{
    public static void AssertMasked(string text, string secret)
    {
        Assert.Contains(secret, text, StringComparison.Ordinal);
        var result = Redactor.Redact(text);
        Assert.DoesNotContain(secret, result.Text.Value, StringComparison.Ordinal);
        Assert.NotEmpty(result.Secrets);
        Assert.Equal(result.Text.Value, Redactor.Redact(result.Text.Value).Text.Value);
    }

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    public static string Word(Random random, int length) => Pick(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    public static string Hex(Random random, int length) => Pick(random, "0123456789abcdef", length);

    public static string Small(Random random, int length) => Pick(random, "abcdefghijklmnopqrstuvwxyz", length);

    private static string Pick(Random random, string letters, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
}
