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

    /// <summary>Seconds after which a server that does not answer counts as away, so that who waits at the door is told before they give up.</summary>
    private const int LongestCommand = 8;

    public static ServerSettings Of(string connection, bool migratesAtStart)
    {
        var words = new NpgsqlConnectionStringBuilder(connection);
        if (!new DbConnectionStringBuilder { ConnectionString = connection }.Keys.Cast<string>().Any(IsCommandTimeout))
        {
            words.CommandTimeout = LongestCommand;
        }

        words.Options = $"{words.Options} {EndIdleTransactions}".Trim();
        return new(words.ConnectionString, migratesAtStart);
    }

    private static bool IsCommandTimeout(string word) => word.Replace(" ", "", StringComparison.Ordinal).Equals("CommandTimeout", StringComparison.OrdinalIgnoreCase);
}
