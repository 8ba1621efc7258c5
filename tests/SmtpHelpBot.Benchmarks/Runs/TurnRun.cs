using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>A pasted error through the whole bot: verified, stored, diagnosed, shown as a card, committed to the disk, delivered.</summary>
internal static class TurnRun
{
    public static async Task RunAsync(Workbench bench)
    {
        await using var bot = await bench.StartHelpBotAsync(bench.NewFolder());
        await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        bench.Report.Title($"Pasted error through the whole bot, {Loader.Connections} connections");
        var turn = await FloodAsync(bench, bot, Texts.DjangoPage, WaitFor.Delivery, bench.WarmUp, bench.Measured);
        bench.Report.Add("pasted-error turns delivered", turn.PerSecond, "/s", Bound.AtLeast(500));
        bench.Report.Add("  processor time of the bot for each", turn.CpuEach, "ms", Bound.AtMost(3));
        bench.Report.Add("  median from sending to the card", turn.Latencies.Percentile(0.5), "ms");
        bench.Report.Add("  p99", turn.Latencies.Percentile(0.99), "ms");
        bench.Report.Add("  processor time of loader and connector for each", turn.LoaderCpuEach, "ms");
        bench.Report.Add("  memory, most", bot.ResidentPeak, "MB", Bound.AtMost(250));

        var eager = await FloodAsync(bench, bot, Texts.DjangoPage, WaitFor.Acceptance, bench.WarmUp / 2, bench.Measured);
        bench.Report.Add("the same, senders go on at 200 without awaiting the card", eager.PerSecond, "/s", Bound.AtLeast(500));
        bench.Report.Add("  processor time of the bot for each", eager.CpuEach, "ms", Bound.AtMost(3));
        bench.Report.Add("  median from sending to the card", eager.Latencies.Percentile(0.5), "ms");
        bench.Report.Add("  times the bot asked to come later", eager.Refused, "");
        bench.Report.Add("  memory, most", bot.ResidentPeak, "MB", Bound.AtMost(250));

        var plain = await FloodAsync(bench, bot, Texts.Help, WaitFor.Delivery, bench.WarmUp / 5, bench.Measured / 2);
        bench.Report.Add("turns without a diagnosis (help card) delivered", plain.PerSecond, "/s");
        bench.Report.Add("  processor time of the bot for each", plain.CpuEach, "ms");
        bench.Report.Add("ratio: processor time, with diagnosis to without", turn.CpuEach / plain.CpuEach, "");
    }

    private static Task<Flood> FloodAsync(Workbench bench, BotProcess bot, string text, WaitFor through, TimeSpan warmUp, TimeSpan measured) =>
        Flood.RunAsync(bench.Platform, bot, bench.LetterTo(bot, text), through, warmUp, measured);
}
