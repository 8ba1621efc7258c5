using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Upkeep of a SQLite file.</summary>
internal sealed class FileUpkeep(IDbContextFactory<SqliteDb> databases, StorageFolder folder) : IUpkeep
{
    public Task PrepareAsync(CancellationToken cancellation) => MigrateAsync(cancellation);

    /// <summary>Nothing is changed in a file that is damaged.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await FileCheck.DemandSoundAsync(folder.Path, cancellation);
        await databases.MigrateAsync(folder.Path, cancellation);
    }
}
