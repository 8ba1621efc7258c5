using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the database has the tables of this version.</summary>
internal sealed class MigrationsCheck(IDbContextFactory<BotDb> databases, IOptions<StorageOptions> storage) : ICheck
{
    public string Name => "migrations";

    public string Mend => "Storage:MigrateAtStart, or the command migrate";

    public bool IsVital => true;

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (storage.Value.IsNew)
        {
            return Finding.Good("The first start makes the tables.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var missing = (await db.Database.GetPendingMigrationsAsync(cancellation)).Count();
        return missing switch
        {
            0 => Finding.Good("The database is of this version."),
            _ when storage.Value.PostgreSql.Length == 0 || storage.Value.MigrateAtStart => Finding.Warning($"{missing} changes of the database are missing; the next start makes them."),
            _ => Finding.Broken($"{missing} changes of the database are missing, and a start may not make them."),
        };
    }
}
