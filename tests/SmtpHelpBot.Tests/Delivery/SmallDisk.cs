using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>
/// A disk of three megabytes in memory. Who may not mount one gets a folder in which SQLite itself keeps the file from growing, and
/// says the same.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-disk-");
    private readonly Growth growth = new();
    private bool isMounted;

    public string Folder => folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MakeAsync()
    {
        var disk = new SmallDisk();
        disk.isMounted = Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.Folder);
        return disk;
    }

    /// <summary>Puts the limit into a host where there is no disk of its own.</summary>
    public void AddTo(IServiceCollection services)
    {
        if (!isMounted)
        {
            services.ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(growth));
        }
    }

    /// <summary>Takes what is free.</summary>
    public async Task FillAsync()
    {
        growth.IsStopped = true;
        if (!isMounted)
        {
            return;
        }

        await using var filler = new FileStream(Filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                await filler.WriteAsync(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom()
    {
        growth.IsStopped = false;
        File.Delete(Filler);
    }

    public async ValueTask DisposeAsync()
    {
        if (isMounted)
        {
            await RunAsync("umount", "--lazy", Folder);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<bool> RunAsync(params string[] command)
    {
        using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, UseShellExecute = false })!;
        await run.WaitForExitAsync();
        return run.ExitCode == 0;
    }

    /// <summary>Says before each write how many pages the file may have: https://www.sqlite.org/pragma.html#pragma_max_page_count.</summary>
    private sealed class Growth : DbTransactionInterceptor
    {
        public bool IsStopped { get; set; }

        public override async ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = result;
            command.CommandText = $"PRAGMA max_page_count = {(IsStopped ? 1 : 1_000_000)}";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
