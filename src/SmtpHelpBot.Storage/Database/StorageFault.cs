using Microsoft.Data.Sqlite;

namespace SmtpHelpBot.Storage.Database;

/// <summary>Tells trouble of the disk or the file, which passes, from a fault in what was to be written.</summary>
public static class StorageFault
{
    /// <summary>
    /// Whether the same write may succeed later. Result codes as in https://sqlite.org/rescode.html: busy, locked, read-only,
    /// I/O error, full, cannot open, protocol.
    /// </summary>
    public static bool IsPassing(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 or 15 })
            {
                return true;
            }
        }

        return false;
    }
}
