using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Servers;
using SmtpHelpBot.Storage;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>What a turn costs with few and with very many conversations and tickets stored, in a SQLite file and on PostgreSQL.</summary>
internal static class RowsRun
{
    private const double MostGrowth = 1.3;
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    public static async Task RunAsync(Workbench bench)
    {
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await RunAsync(bench, "a SQLite file", folder => Task.FromResult<Home>(new(Services(pieces => pieces.AddStorage(_ => folder)), [])));
        await RunAsync(bench, "PostgreSQL", async _ =>
        {
            var connection = await server.NewDatabaseAsync();
            return new(Services(pieces => pieces.AddPostgreSqlStorage(_ => connection, _ => true)), [$"--Storage:PostgreSql={connection}"]);
        });
    }

    private static async Task RunAsync(Workbench bench, string name, Func<string, Task<Home>> open)
    {
        bench.Report.Title($"A pasted-error turn with stored conversations and tickets in {name}");
        var costs = new List<(double Cpu, double Median)>();
        foreach (var rows in Sizes)
        {
            var folder = bench.NewFolder();
            var home = await open(folder);
            await using (home.Services)
            {
                await FillAsync(bench, home.Services, rows);
            }

            costs.Add(await MeasureAsync(bench, folder, home.Settings, rows));
            Directory.Delete(folder, recursive: true);
        }

        bench.Report.Add("ratio: processor time, most rows to fewest", costs[^1].Cpu / costs[0].Cpu, "", Bound.AtMost(MostGrowth));
        bench.Report.Add("ratio: median time, most rows to fewest", costs[^1].Median / costs[0].Median, "", Bound.AtMost(MostGrowth));
    }

    private static async Task FillAsync(Workbench bench, IServiceProvider services, int rows)
    {
        var clock = Stopwatch.StartNew();
        await services.PrepareStorageAsync(CancellationToken.None);
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        await ManyRows.InsertAsync(db, rows);
        bench.Report.Say($"  {rows:#,##0} conversations and tickets made in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<(double Cpu, double Median)> MeasureAsync(Workbench bench, string folder, string[] settings, int rows)
    {
        await using var bot = await bench.StartHelpBotAsync(folder, settings);
        await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        var flood = await Flood.RunAsync(bench.Platform, bot, bench.LetterTo(bot, Texts.DjangoPage), WaitFor.Delivery, bench.WarmUp, bench.Measured);
        bench.Report.Add($"processor time of the bot for each turn, {rows:#,##0} rows", flood.CpuEach, "ms");
        bench.Report.Add("  median from sending to the card", flood.Latencies.Percentile(0.5), "ms");
        bench.Report.Add("  delivered", flood.PerSecond, "/s");
        return (flood.CpuEach, flood.Latencies.Percentile(0.5));
    }

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var pieces = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        add(pieces);
        return pieces.BuildServiceProvider();
    }

    /// <summary>Where the rows are: storage to make them with, and the settings of a bot that uses them.</summary>
    private sealed record Home(ServiceProvider Services, string[] Settings);
}
