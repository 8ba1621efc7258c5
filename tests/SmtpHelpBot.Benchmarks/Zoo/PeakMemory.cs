using System.Globalization;

namespace SmtpHelpBot.Benchmarks.Zoo;

/// <summary>How much more memory this process had at most than before, as /proc says it (see proc(5): clear_refs, status).</summary>
internal sealed class PeakMemory
{
    private const string ResetPeak = "5";
    private readonly double before;

    private PeakMemory(double before) => this.before = before;

    /// <summary>Growth since it was begun, in MB.</summary>
    public double Growth => Read("VmHWM:") - before;

    public static PeakMemory Begin()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", ResetPeak);
        return new(Read("VmRSS:"));
    }

    private static double Read(string name) =>
        double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
}
