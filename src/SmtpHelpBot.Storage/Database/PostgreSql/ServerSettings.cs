using System.Data.Common;
using Npgsql;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>How the server is used.</summary>
/// <param name="Connection">The connection string.</param>
/// <param name="MigratesAtStart">Whether a process that starts may bring an older database up to date.</param>
internal sealed record ServerSettings(string Connection, bool MigratesAtStart)
{
    /// <summary>A process that stands still within a transaction would hold up the others for as long as it does: the server ends its transaction after that, in milliseconds.</summary>
    private const string EndIdleTransactions = "-c idle_in_transaction_session_timeout=5000";

    /// <summary>
    /// A plan is made for how large a table is now: one that is kept from when it was small would read all of it after a rush, until the
    /// server next counts its rows.
    /// </summary>
    private const string PlanEachTime = "-c plan_cache_mode=force_custom_plan";

    /// <summary>Seconds after which a server that does not answer counts as away, so that who waits at the door is told before they give up.</summary>
    private const int LongestCommand = 8;

    /// <summary>More than there are statements, of which most come with every turn.</summary>
    private const int MostPrepared = 120;

    /// <summary>What the operator says of the same goes first.</summary>
    public static ServerSettings Of(string connection, bool migratesAtStart)
    {
        var words = new NpgsqlConnectionStringBuilder(connection);
        var said = new DbConnectionStringBuilder { ConnectionString = connection }.Keys.Cast<string>().Select(Bare).ToHashSet(StringComparer.OrdinalIgnoreCase);
        words.CommandTimeout = said.Contains("CommandTimeout") ? words.CommandTimeout : LongestCommand;
        // A statement is read once a connection, and not with every turn.
        words.MaxAutoPrepare = said.Contains("MaxAutoPrepare") ? words.MaxAutoPrepare : MostPrepared;
        // Nothing of a session outlives its use: a setting is put back, a lock is given back, and what reserves or listens has a connection that is closed after it.
        words.NoResetOnClose = !said.Contains("NoResetOnClose") || words.NoResetOnClose;
        words.Options = $"{PlanEachTime} {words.Options} {EndIdleTransactions}";
        return new(words.ConnectionString, migratesAtStart);
    }

    /// <summary>For who leaves something in the session: its connection is closed after use, and serves nobody else.</summary>
    public string Apart => new NpgsqlConnectionStringBuilder(Connection) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString;

    private static string Bare(string word) => word.Replace(" ", "", StringComparison.Ordinal);
}
