using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Storage;
using SmtpHelpBot.Storage.Database.Sqlite;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>What the storage of a turn takes alone: the row in, its state and its post in one commit, the row out; three commits to the disk, shared by 32 writers.</summary>
internal static class StorageRun
{
    private const string Words = "what a person pasted, or a card that answers it; ";

    public static async Task RunAsync(Workbench bench)
    {
        var full = await RunAsync(bench, "FULL");
        var normal = await RunAsync(bench, "NORMAL");
        bench.Report.Add("ratio: turns stored, NORMAL to FULL", normal / full, "");
    }

    /// <summary>Turns a second with a setting of synchronous (https://www.sqlite.org/pragma.html#pragma_synchronous); the bot's own is FULL.</summary>
    private static async Task<double> RunAsync(Workbench bench, string synchronous)
    {
        var folder = bench.NewFolder();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(logging => logging.ClearProviders()).AddStorage(_ => folder)
            .ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(new Synchronous(synchronous))).BuildServiceProvider();
        await services.PrepareStorageAsync(CancellationToken.None);
        await WriteAsync(services, bench.WarmUp / 2);
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var turns = await WriteAsync(services, bench.Measured / 2);
        var perSecond = turns / clock.Elapsed.TotalSeconds;
        bench.Report.Title($"Storage alone, {Loader.Connections} writers, in this process, synchronous={synchronous}");
        bench.Report.Add("turns stored: in, committed, out", perSecond, "/s");
        bench.Report.Add("  processor time for each", (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / turns, "ms");
        return perSecond;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, TimeSpan duration)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, Loader.Connections).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetTimestamp() < until; count++)
            {
                await StoreTurnAsync(services);
            }

            return count;
        })));
        return counts.Sum();
    }

    private static async Task StoreTurnAsync(IServiceProvider services)
    {
        var id = Letter.NewId();
        var row = new InboxRow { Channel = "msteams", Scope = "tenant", Conversation = id, ActivityType = "message", ActivityId = id, Envelope = Text(30) };
        await services.GetRequiredService<InboxStore>().AddAsync(row, CancellationToken.None);

        await using var scope = services.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
        var memory = scope.ServiceProvider.GetRequiredService<BotMemory>();
        foreach (var part in (string[])["conversation", "user", "private"])
        {
            _ = await memory.ReadAsync($"{id}/{part}", CancellationToken.None);
            memory.Write($"{id}/{part}", Text(20));
        }

        var post = new OutboxRow { Lane = id, CardKey = id, Activity = Text(60) };
        turn.Post(post);
        turn.Finish(row.Id);
        await turn.CommitAsync(CancellationToken.None);
        await services.GetRequiredService<OutboxStore>().DeliveredAsync(post, id, CancellationToken.None);
    }

    private static string Text(int times) => string.Concat(Enumerable.Repeat(Words, times));
}
