using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the clock of the PostgreSQL server and that of this computer agree: several bots stamp what they store by their own.</summary>
internal sealed class ServerClockCheck(IDbContextFactory<BotDb> databases, IOptions<StorageOptions> storage, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Odd = TimeSpan.FromSeconds(30);

    public string Name => "database's clock";

    public string Mend => "the clock of this computer, or of the server of Storage:PostgreSql (NTP)";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (storage.Value.PostgreSql.Length == 0)
        {
            return Finding.NotUsed("The database is a file of this computer.");
        }

        await using var db = await databases.TryOpenAsync(cancellation);
        if (db is null)
        {
            return storage.Value.NotReached();
        }

        var before = time.GetUtcNow();
        var server = await db.Database.SqlQuery<long>($"""SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "Value" """).ToListAsync(cancellation);
        return Judge(DateTimeOffset.FromUnixTimeMilliseconds(server[0]), before, time.GetUtcNow());
    }

    /// <summary>What it means that the server said a time between two of ours.</summary>
    public static Finding Judge(DateTimeOffset server, DateTimeOffset before, DateTimeOffset after)
    {
        var off = server < before ? before - server : server > after ? server - after : TimeSpan.Zero;
        return off < Odd ? Finding.Good("It agrees with the clock of this computer.") : Finding.Warning($"It is {off.TotalSeconds:0} s off the clock of this computer: ages of tickets and reminders are wrong by as much.");
    }
}
