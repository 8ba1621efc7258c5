using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>As a developer starts it: dotnet run on a tree that is built, until the first message is answered.</summary>
internal static class DeveloperRun
{
    private const int Times = 3;

    public static async Task RunAsync(Workbench bench)
    {
        var project = Path.Combine(Binaries.Repository, "src/SmtpHelpBot");
        await Binaries.RunAsync("dotnet", ["build", project, "-v", "q", "--nologo"]);
        // As on a developer's computer, where MSBuild keeps its nodes from one build to the next.
        var settings = new Dictionary<string, string>(bench.Platform.Trust, StringComparer.Ordinal) { ["MSBUILDDISABLENODEREUSE"] = "0" };
        var seconds = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var data = bench.NewFolder();
            await using var bot = BotProcess.Start("dotnet", ["run", "--project", project, "--", $"--Storage:Folder={data}"], settings, data);
            seconds.Add((await Opening.AwaitAsync(bench, bot, Texts.DjangoPage)).TotalSeconds);
        }

        bench.Report.Title($"From dotnet run on a built tree to the first answered message, {Times} times");
        bench.Report.Add("median", seconds.Order().ElementAt(Times / 2), "s", Bound.AtMost(5));
        bench.Report.Add("  longest", seconds.Max(), "s");
    }
}
