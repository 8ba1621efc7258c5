using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>What a look at a world leads to.</summary>
internal static class Leading
{
    /// <summary>The report, once it is seen that it comes to this one finding.</summary>
    public static async Task<ProbeReport> LeadsAsync(this World world, string finding, params int[] ports)
    {
        var report = await world.ReportAsync(ports);
        Assert.Equal([finding], report.Conclusion.Findings);
        return report;
    }
}
