using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>From the start of the process to the first answered message, with an empty data folder; and the memory after it.</summary>
internal static class StartRun
{
    private const int Times = 5;

    public static async Task RunAsync(Workbench bench)
    {
        await bench.PublishedAsync();
        var (fresh, again) = (new List<FirstAnswer>(), new List<FirstAnswer>());
        for (var time = 0; time < Times; time++)
        {
            var data = bench.NewFolder();
            fresh.Add(await StartAsync(bench, data));
            again.Add(await StartAsync(bench, data));
        }

        bench.Report.Title($"From the start of the published bot to the first answered message, {Times} times");
        bench.Report.Add("empty data folder, median", Median(fresh.Select(first => first.Seconds)), "s", Bound.AtMost(1.5));
        bench.Report.Add("  longest", fresh.Max(first => first.Seconds), "s");
        bench.Report.Add("  processor time of it, median", Median(fresh.Select(first => first.CpuSeconds)), "s");
        bench.Report.Add("data folder of the run before, median", Median(again.Select(first => first.Seconds)), "s", Bound.AtMost(1.5));
        bench.Report.Add("memory after the first message, most", fresh.Concat(again).Max(first => first.Megabytes), "MB", Bound.AtMost(160));
    }

    private static async Task<FirstAnswer> StartAsync(Workbench bench, string data)
    {
        await using var bot = await bench.StartHelpBotAsync(data);
        var passed = await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        return new(passed.TotalSeconds, bot.Cpu.TotalSeconds, bot.Resident);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Times / 2);

    private sealed record FirstAnswer(double Seconds, double CpuSeconds, double Megabytes);
}
