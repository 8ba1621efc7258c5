using System.Globalization;
using System.Net;
using System.Text;

namespace SmtpHelpBot.Probe.Targets;

/// <summary>One spelling for each host: ASCII, lower case, no dot at the end.</summary>
internal static class HostSpelling
{
    private const int LongestName = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The host in its one spelling; null where the text is no host. Full-width digits and dots become plain ones.</summary>
    public static string? Normalise(string text)
    {
        if (text.Length > LongestName + 1)
        {
            return null;
        }

        try
        {
            var plain = text.Trim().Normalize(NormalizationForm.FormKC).TrimEnd('.');
            return IPAddress.TryParse(plain, out _) ? plain : Name(plain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Name(string plain)
    {
        var ascii = Idn.GetAscii(plain).ToLowerInvariant();
        // A last label that begins with a digit is an address in some spelling, never a top-level domain (RFC 3696, section 2).
        var last = ascii[(ascii.LastIndexOf('.') + 1)..];
        return ascii.Length > LongestName || last.Length == 0 || char.IsAsciiDigit(last[0]) ? null : ascii;
    }
}
