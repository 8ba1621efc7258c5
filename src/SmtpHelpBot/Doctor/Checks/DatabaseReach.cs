using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Opens the database for checks that are about what is in it: that it is away is another check's finding, and not the fault of what they look at.</summary>
internal static class DatabaseReach
{
    /// <summary>The setting that says where the database is.</summary>
    public static string Setting(this StorageOptions storage) =>
        storage.PostgreSql.Length > 0 ? $"Storage:{nameof(StorageOptions.PostgreSql)}" : $"Storage:{nameof(StorageOptions.Folder)}";

    /// <summary>What a check says that cannot look because the database is away.</summary>
    public static Finding NotReached(this StorageOptions storage) => Finding.Broken("The database is not reached.") with { Mend = storage.Setting() };

    /// <summary>The database with an open connection; null where it is away.</summary>
    public static async Task<BotDb?> TryOpenAsync(this IDbContextFactory<BotDb> databases, CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            return db;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            await db.DisposeAsync();
            return null;
        }
    }
}
