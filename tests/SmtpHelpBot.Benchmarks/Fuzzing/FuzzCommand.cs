using System.CommandLine;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Runs;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>The command that feeds the bot with what nobody would send in earnest.</summary>
internal static class FuzzCommand
{
    private static readonly Dictionary<string, (int Seconds, Func<Workbench, Task<IFuzzTarget>> Open)> Kinds = new(StringComparer.Ordinal)
    {
        ["errors"] = (600, _ => Task.FromResult(Readings.Errors())),
        ["replies"] = (600, _ => Task.FromResult<IFuzzTarget>(new ServerTarget())),
        ["settings"] = (120, _ => Task.FromResult(Readings.Settings())),
        ["templates"] = (120, _ => Task.FromResult(Readings.Templates())),
        ["activities"] = (120, Doors.ActivitiesAsync),
        ["actions"] = (120, Doors.CardActionsAsync),
        ["slack"] = (120, Doors.SlackAsync),
    };

    public static Command Create(Option<string?> published)
    {
        var kind = new Argument<string>("kind") { Description = $"{string.Join(", ", Kinds.Keys)}, or all.", DefaultValueFactory = _ => "all" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys, "all"]);
        var seconds = new Argument<int?>("seconds") { Description = "How long each; by default 600 for errors and replies, 120 for the others.", DefaultValueFactory = _ => null };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same inputs.", DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz", "Feeds readers, doors and the look at servers with mutated seeds: no crash, no hang, no growth.") { kind, seconds, seed, published };
        command.SetAction(async (parsed, _) =>
        {
            var report = new Report(Console.Out);
            report.Title(Machine.Describe());
            await using var bench = await Workbench.OpenAsync(report, parsed.GetValue(published), TimeSpan.Zero);
            foreach (var (name, (usual, open)) in Kinds.Where(one => parsed.GetValue(kind) == "all" || parsed.GetValue(kind) == one.Key))
            {
                await using var target = await open(bench);
                await FuzzRun.RunAsync(name, target, parsed.GetValue(seed), TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? usual), report);
            }

            report.Close();
            return report.HasMissed ? 1 : 0;
        });
        return command;
    }
}
