using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Runs;
using SmtpHelpBot.Benchmarks.Zoo;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>How long a look takes, beside what the network makes it take at least and beside other tools.</summary>
internal static class ProbeRun
{
    /// <summary>TCP, greeting, EHLO, STARTTLS, TLS 1.3, EHLO.</summary>
    private const int TripsOfStartTls = 6;

    /// <summary>TCP, TLS 1.3, greeting, EHLO.</summary>
    private const int TripsOfImplicitTls = 4;

    public static async Task RunAsync(Workbench bench, ZooFolder zoo)
    {
        bench.Report.Title("A look without a slow link, warm, to the verdict");
        bench.Report.Add("Postfix 587", (await Timing.MeasureAsync(zoo, "postfix 587")).Ms, "ms", Bound.AtMost(10));
        bench.Report.Add("Exim 587", (await Timing.MeasureAsync(zoo, "exim 587")).Ms, "ms");
        await using var link = await SlowLink.StartAsync(zoo);
        await BehindAsync(bench, zoo);
    }

    private static async Task BehindAsync(Workbench bench, ZooFolder zoo)
    {
        var lines = await SlowLink.RunAsync(Binaries.Own, "timed", "--zoo", zoo.Path);
        var timed = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Timed.Read).ToDictionary(one => one.Name);
        bench.Report.Title($"Behind a link of {SlowLink.RoundTripMs:0} ms there and back, warm, to the verdict");
        bench.Report.Add("Exim 587", timed["exim 587"].Ms, "ms", Bound.AtMost(1.15 * TripsOfStartTls * SlowLink.RoundTripMs));
        bench.Report.Add("Dovecot 587", timed["dovecot 587"].Ms, "ms", Bound.AtMost(1.15 * TripsOfStartTls * SlowLink.RoundTripMs));
        bench.Report.Add("Exim 465", timed["exim 465"].Ms, "ms", Bound.AtMost(1.35 * TripsOfImplicitTls * SlowLink.RoundTripMs));
        bench.Report.Add("Dovecot 465", timed["dovecot 465"].Ms, "ms", Bound.AtMost(1.35 * TripsOfImplicitTls * SlowLink.RoundTripMs));
        bench.Report.Add("Postfix 587", timed["postfix 587"].Ms, "ms");
        var sweep = timed["postfix sweep"];
        bench.Report.Add("all four ports of Postfix", sweep.Ms, "ms");
        bench.Report.Add("  ratio to their slowest port", sweep.Ms / sweep.SlowestPortMs, "", Bound.AtMost(1.1));
        bench.Report.Add("all four ports of Exim", timed["exim sweep"].Ms, "ms");
        bench.Report.Add("  ratio to their slowest port", timed["exim sweep"].Ms / timed["exim sweep"].SlowestPortMs, "", Bound.AtMost(1.1));

        bench.Report.Title("Beside other tools, the same link and server, ports 25, 465 and 587");
        var swaks = await OtherTools.SwaksAsync();
        var nodemailer = await OtherTools.NodemailerAsync(zoo);
        bench.Report.Add("swaks", swaks, "ms");
        bench.Report.Add("nodemailer verify()", nodemailer, "ms");
        bench.Report.Add("ratio: swaks to the look of the bot", swaks / sweep.Ms, "", Bound.AtLeast(3));
        bench.Report.Add("ratio: nodemailer to the look of the bot", nodemailer / sweep.Ms, "", Bound.AtLeast(3));
    }
}
