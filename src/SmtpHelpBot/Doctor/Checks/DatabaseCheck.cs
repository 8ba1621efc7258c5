using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the database answers. A file that is not there yet is made by the first start.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<BotDb> databases, IOptions<StorageOptions> storage) : ICheck
{
    public string Name => "database";

    public string Mend => storage.Value.PostgreSql.Length > 0 ? "Storage:PostgreSql" : "Storage:Folder";

    public bool IsVital => true;

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (storage.Value.IsNew)
        {
            return Finding.Good("There is none yet; the first start makes it.");
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        _ = await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" """).ToListAsync(cancellation);
        return Finding.Good("It answers.");
    }
}
