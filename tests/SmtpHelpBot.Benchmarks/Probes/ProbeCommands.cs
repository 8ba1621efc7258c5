using System.CommandLine;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Runs;
using SmtpHelpBot.Benchmarks.Zoo;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>The commands that look at the servers of a zoo.</summary>
internal static class ProbeCommands
{
    public static Command Zoo()
    {
        var only = new Argument<string[]>("case") { Description = "The servers to look at; all of them by default.", Arity = ArgumentArity.ZeroOrMore };
        return Over(
            new("zoo", "Looks at every server of a zoo that is up and says right or wrong.") { only },
            (zoo, parsed, report) => ZooRun.RunAsync(zoo, parsed.GetValue(only) ?? [], report));
    }

    public static Command Probe(Option<string?> published, Option<int> warmUp) => Over(
        new("probe", "How long looks take, behind a slow link too, beside other tools; and many at once.") { published, warmUp },
        async (zoo, parsed, report) =>
        {
            await using var bench = await Workbench.OpenAsync(report, parsed.GetValue(published), TimeSpan.FromSeconds(parsed.GetValue(warmUp)));
            await ProbeRun.RunAsync(bench, zoo);
            await CrowdRun.RunAsync(bench);
        });

    /// <summary>The part of <c>probe</c> that runs behind the slow link.</summary>
    public static Command Timed() => Over(new("timed", "Prints the times of looks.") { Hidden = true }, (zoo, _, _) => Timing.PrintAsync(zoo), isQuiet: true);

    private static Command Over(Command command, Func<ZooFolder, ParseResult, Report, Task> run, bool isQuiet = false)
    {
        var folder = new Option<string?>("--zoo") { Description = $"The folder of the zoo; else {ZooFolder.Variable} names it." };
        command.Add(folder);
        command.SetAction(async (parsed, _) =>
        {
            var report = new Report(isQuiet ? TextWriter.Null : Console.Out);
            report.Title(Machine.Describe());
            await run(ZooFolder.Open(parsed.GetValue(folder)), parsed, report);
            report.Close();
            return report.HasMissed ? 1 : 0;
        });
        return command;
    }
}
