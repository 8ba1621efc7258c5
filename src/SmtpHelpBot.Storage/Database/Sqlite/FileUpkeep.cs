using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Upkeep of a SQLite file.</summary>
internal sealed class FileUpkeep(IDbContextFactory<SqliteDb> databases, StorageFolder folder) : IUpkeep
{
    public Task PrepareAsync(CancellationToken cancellation) => MigrateAsync(cancellation);

    public Task MigrateAsync(CancellationToken cancellation) => databases.MigrateAsync(folder.Path, cancellation);
}
