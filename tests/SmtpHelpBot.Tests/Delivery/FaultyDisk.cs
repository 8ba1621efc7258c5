using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A disk whose commits fail with a result code of SQLite, or wait.</summary>
internal sealed class FaultyDisk : DbTransactionInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Fault { get; set; }

    public Task Wait { get; set; } = Task.CompletedTask;

    /// <summary>Is done when a commit waits or fails.</summary>
    public Task Reached => reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(this));

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Wait.IsCompleted || Fault != 0)
        {
            reached.TrySetResult();
        }

        await Wait;
        return Fault == 0 ? result : throw new SqliteException("trouble", Fault);
    }
}
