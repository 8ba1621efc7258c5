using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Fuzzing;
using SmtpHelpBot.Benchmarks.Micro;
using SmtpHelpBot.Benchmarks.Probes;
using SmtpHelpBot.Benchmarks.Readings;
using SmtpHelpBot.Benchmarks.Runs;
using SmtpHelpBot.Benchmarks.Soak;

var published = new Option<string?>("--bot") { Description = "The program of a bot that is published already; else it is published first." };
var warmUp = new Option<int>("--warm-up") { Description = "Seconds before anything counts.", DefaultValueFactory = _ => 10 };
var root = new RootCommand("Measures SmtpHelpBot in processes of its own and says which bounds are missed (exit code 1).")
{
    Run("echo", "An echo turn through Bot Builder.", EchoRun.RunAsync),
    Run("turn", "A pasted-error turn of the whole bot.", TurnRun.RunAsync),
    Run("paced", "Pasted errors at an even pace.", PacedRun.RunAsync),
    Run("slack", "Events of Slack at an even pace, and a kill.", SlackRun.RunAsync),
    Run("start", "From the start to the first answered message.", StartRun.RunAsync),
    Run("run", "From dotnet run on a built tree to the first answered message.", DeveloperRun.RunAsync),
    Run("clone", "From a fresh clone to the local desk, package caches empty.", CloneRun.RunAsync),
    Run("storage", "The storage of a turn alone.", StorageRun.RunAsync),
    Run("crowd", "Many looks at silent servers at once, alone and beside turns.", CrowdRun.RunAsync),
    Run("shared", "Three bots on one PostgreSQL, one killed and one frozen half way.", SharedRun.RunAsync),
    Run("rows", "A turn with a thousand, a hundred thousand and a million stored conversations and tickets, on SQLite and PostgreSQL.", RowsRun.RunAsync),
    Run("all", "Everything but shared, rows, soak and the micro benchmarks.", EchoRun.RunAsync, TurnRun.RunAsync, StorageRun.RunAsync, PacedRun.RunAsync, SlackRun.RunAsync, StartRun.RunAsync, DeveloperRun.RunAsync, CloneRun.RunAsync),
    Soak(),
    Doors(),
    Corpus(),
    Hostile(),
    ProbeCommands.Zoo(),
    ProbeCommands.Probe(published, warmUp),
    ProbeCommands.Timed(),
    FuzzCommand.Create(published),
    Micro(),
    Host(),
};
return await root.Parse(args).InvokeAsync();

Command Soak()
{
    var minutes = new Argument<double>("minutes") { Description = "How long.", DefaultValueFactory = _ => 10 };
    var seed = new Argument<int>("seed") { Description = "What the platform does to which message.", DefaultValueFactory = _ => 1 };
    var command = new Command("soak", "Many people for a long while, over a platform that asks to wait, fails, breaks answers and hands events over twice.") { minutes, seed, published };
    command.SetAction(async (parsed, _) =>
    {
        var report = new Report(Console.Out);
        report.Title(Machine.Describe());
        await using var bench = await Workbench.OpenAsync(report, parsed.GetValue(published), TimeSpan.Zero);
        using var run = new SoakRun(bench, TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed));
        await run.RunAsync();
        report.Close();
        return report.HasMissed ? 1 : 0;
    });
    return command;
}

Command Run(string name, string description, params Func<Workbench, Task>[] runs)
{
    var command = new Command(name, description) { published, warmUp };
    command.SetAction((parsed, _) => MeasureAsync(parsed, runs));
    return command;
}

async Task<int> MeasureAsync(ParseResult parsed, IEnumerable<Func<Workbench, Task>> runs)
{
    var report = new Report(Console.Out);
    report.Title(Machine.Describe());
    await using var bench = await Workbench.OpenAsync(report, parsed.GetValue(published), TimeSpan.FromSeconds(parsed.GetValue(warmUp)));
    foreach (var run in runs)
    {
        await run(bench);
    }

    report.Close();
    return report.HasMissed ? 1 : 0;
}

Command Doors()
{
    var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 10 };
    var command = new Command("doors", "Fifty people and one who floods, with the limits at the door.") { published, warmUp, minutes };
    command.SetAction((parsed, _) => MeasureAsync(parsed, [bench => DoorsRun.RunAsync(bench, TimeSpan.FromMinutes(parsed.GetValue(minutes)))]));
    return command;
}

static Command Corpus()
{
    var file = new Argument<FileInfo>("file") { Description = "One JSON object a line: text, cause, secondary, fine, provider, library, smtp_code, enhanced_code, ambiguous, generic_text." }.AcceptExistingOnly();
    var command = new Command("corpus", "How well and how fast a corpus of real texts is read.") { file };
    command.SetAction(parsed => Measured(report => CorpusRun.Run(report, parsed.GetRequiredValue(file))));
    return command;
}

static Command Hostile()
{
    var command = new Command("hostile", "How long the longest texts take that are written to take long.");
    command.SetAction(_ => Measured(HostileRun.Run));
    return command;
}

static int Measured(Action<Report> run)
{
    var report = new Report(Console.Out);
    report.Title(Machine.Describe());
    run(report);
    report.Close();
    return report.HasMissed ? 1 : 0;
}

static Command Micro()
{
    var command = new Command("micro", "The parts of a turn one by one, with BenchmarkDotNet; no bounds.");
    command.SetAction(_ => BenchmarkRunner.Run<MicroBenchmarks>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))));
    return command;
}

static Command Host()
{
    var mode = new Argument<string>("mode").AcceptOnlyFromAmong("echo", "bare");
    var url = new Option<string>("--urls") { Required = true };
    var command = new Command("host", "Runs one of the bots to compare with.") { mode, url };
    command.SetAction((parsed, _) => parsed.GetRequiredValue(mode) == "echo" ? EchoHost.RunAsync(parsed.GetRequiredValue(url)) : BareHost.RunAsync(parsed.GetRequiredValue(url)));
    return command;
}
