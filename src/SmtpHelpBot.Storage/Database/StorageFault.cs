using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SmtpHelpBot.Storage.Database;

/// <summary>Tells trouble of the disk, the file or the server, which passes, from a fault in what was to be written.</summary>
public static class StorageFault
{
    /// <summary>
    /// Whether the same write may succeed later. Result codes as in https://sqlite.org/rescode.html: busy, locked, read-only,
    /// I/O error, corrupt, full, cannot open, protocol, not a database; a damaged file passes when its last copy is put in its place. Of PostgreSQL whatever its driver calls transient, a server that stops or starts
    /// (classes 08, 53, 57 and 58 of https://www.postgresql.org/docs/current/errcodes-appendix.html), and no connection at all.
    /// </summary>
    public static bool IsPassing(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 11 or 13 or 14 or 15 or 26 } || IsPassingOnServer(cause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The server ended the transaction of a process that stood still.</summary>
    private const string IdleInTransaction = "25P03";

    private static bool IsPassingOnServer(Exception cause) => cause switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState == IdleInTransaction || refused.SqlState[..2] is "08" or "53" or "57" or "58",
        NpgsqlException { InnerException: null } => true,
        NpgsqlException trouble => trouble.IsTransient || trouble.InnerException is IOException or SocketException or TimeoutException,
        _ => false,
    };
}
