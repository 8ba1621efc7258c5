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
    private const int Rounds = 4;
    private const string Words = "what a person pasted, or a card that answers it; ";

    /// <summary>
    /// With what the bot asks of the disk, and with less of it: synchronous (https://www.sqlite.org/pragma.html#pragma_synchronous) and
    /// secure_delete (https://www.sqlite.org/pragma.html#pragma_secure_delete). They take turns, so that what else the machine does falls on all.
    /// </summary>
    public static async Task RunAsync(Workbench bench)
    {
        await using var usual = await Contender.OpenAsync(bench, "as the bot has it", "", "");
        await using var normal = await Contender.OpenAsync(bench, "synchronous=NORMAL", "synchronous=FULL", "synchronous=NORMAL");
        await using var left = await Contender.OpenAsync(bench, "secure_delete=OFF", "secure_delete=ON", "secure_delete=OFF");
        Contender[] all = [usual, normal, left];
        foreach (var contender in Enumerable.Repeat(all, Rounds).SelectMany(one => one))
        {
            await contender.RunAsync(bench.Measured / Rounds);
        }

        bench.Report.Title($"Storage alone, {Loader.Connections} writers, in this process");
        foreach (var contender in all)
        {
            bench.Report.Add($"turns stored (in, committed, out), {contender.Name}", contender.PerSecond, "/s");
            bench.Report.Add("  processor time for each", contender.CpuEach, "ms");
        }

        bench.Report.Add("ratio: turns stored, synchronous NORMAL to FULL", normal.PerSecond / usual.PerSecond, "");
        bench.Report.Add("ratio: turns stored, secure_delete OFF to ON", left.PerSecond / usual.PerSecond, "");
        bench.Report.Add("ratio: processor time, secure_delete ON to OFF", usual.CpuEach / left.CpuEach, "");
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

    /// <summary>Storage on a file of its own, with a setting that may be another than the bot's.</summary>
    private sealed class Contender(string name, ServiceProvider services) : IAsyncDisposable
    {
        private TimeSpan time;
        private TimeSpan cpu;
        private int turns;

        public string Name => name;

        public double PerSecond => turns / time.TotalSeconds;

        public double CpuEach => cpu.TotalMilliseconds / turns;

        public static async Task<Contender> OpenAsync(Workbench bench, string name, string usual, string other)
        {
            var folder = bench.NewFolder();
            var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(logging => logging.ClearProviders()).AddStorage(_ => folder)
                .ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(new OtherPragma(usual, other))).BuildServiceProvider();
            await services.PrepareStorageAsync(CancellationToken.None);
            await WriteAsync(services, bench.WarmUp / 2);
            return new(name, services);
        }

        public async Task RunAsync(TimeSpan duration)
        {
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            turns += await WriteAsync(services, duration);
            (time, cpu) = (time + clock.Elapsed, cpu + Environment.CpuUsage.TotalTime - before);
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }
}
