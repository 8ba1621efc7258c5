using System.Globalization;
using System.Runtime.InteropServices;

namespace SmtpHelpBot.Corpus;

/// <summary>So many of so many.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Share(int Count, int Total)
{
    /// <summary>From 0 to 1; 1 where there was nothing to count.</summary>
    public double Ratio => Total == 0 ? 1 : (double)Count / Total;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Total} ({Ratio:P1})");
}
