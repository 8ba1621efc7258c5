using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the database answers and can be written to: nothing is taken in that cannot be kept. A file that is not there yet is made by the first start.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<BotDb> databases, IOptions<StorageOptions> storage) : ICheck
{
    /// <summary>The oldest major version of PostgreSQL that the tests run on.</summary>
    private const int OldestServer = 15;

    public string Name => "database";

    public string Mend => storage.Value.Setting();

    public bool IsVital => true;

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (storage.Value.IsNew)
        {
            return Finding.Good("There is none yet; the first start makes it.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            // Some of the reasons do not name the server.
            return Finding.Broken($"{db.Database.GetDbConnection().DataSource} cannot be used: {problem.GetBaseException().Message}");
        }

        if (await db.GetService<IHistoryRepository>().ExistsAsync(cancellation))
        {
            await WriteAsync(db, cancellation);
        }

        return storage.Value.PostgreSql.Length == 0 ? Finding.Good("It answers.") : Judge(db.Database.GetDbConnection().ServerVersion);
    }

    /// <summary>Writes what is there already: a full or read-only disk, and a server that only reads, say so at a commit alone.</summary>
    private static async Task WriteAsync(BotDb db, CancellationToken cancellation)
    {
        await using var trial = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "__EFMigrationsHistory" SET "ProductVersion" = "ProductVersion" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")""", cancellation);
        await trial.CommitAsync(cancellation);
    }

    /// <summary>What the version of a PostgreSQL server means.</summary>
    public static Finding Judge(string version) =>
        Version.TryParse(version.Split(' ')[0], out var number) && number.Major < OldestServer
            ? Finding.Warning($"PostgreSQL {version} answers; the bot is tried with {OldestServer} and later.")
            : Finding.Good($"PostgreSQL {version} answers.");
}
