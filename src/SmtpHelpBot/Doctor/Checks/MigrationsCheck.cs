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

        await using var db = await databases.TryOpenAsync(cancellation);
        if (db is null)
        {
            return storage.Value.NotReached();
        }

        var (known, made) = (db.Database.GetMigrations().ToList(), (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList());
        var missing = known.Except(made, StringComparer.Ordinal).Count();
        return missing switch
        {
            _ when made.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newer => Finding.Warning($"The database is of a newer version of the bot ({newer}) than this one."),
            0 => Finding.Good($"The database is of this version ({known[^1]})."),
            _ when storage.Value.PostgreSql.Length == 0 || storage.Value.MigrateAtStart => Finding.Warning($"{missing} changes of the database are missing; the next start makes them."),
            _ => Finding.Broken($"{missing} changes of the database are missing, and a start may not make them."),
        };
    }
}
