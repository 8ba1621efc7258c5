using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Looks whether a database file is sound before anything is done with it.</summary>
internal static class FileCheck
{
    private const int Corrupt = 11;
    private const int Interrupted = 9;
    private const int NotADatabase = 26;

    /// <summary>A file of gigabytes is looked at in part: a start must not take minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Reads the file and changes nothing; what it found wrong within two seconds counts (https://www.sqlite.org/pragma.html#pragma_quick_check).</summary>
    /// <exception cref="DamagedDatabaseException">The file is damaged.</exception>
    public static async Task DemandSoundAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, DatabaseFile.Name);
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            if (await CheckAsync(folder, cancellation) is { } found and not "ok")
            {
                throw new DamagedDatabaseException(file, found);
            }
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is Corrupt or NotADatabase)
        {
            throw new DamagedDatabaseException(file, problem.Message, problem);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == Interrupted)
        {
            // As far as it was looked at, it is sound.
        }
    }

    private static async Task<string?> CheckAsync(string folder, CancellationToken cancellation)
    {
        var words = new SqliteConnectionStringBuilder(DatabaseFile.ConnectionString(folder)) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(words.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        await using var enough = new Timer(_ => raw.sqlite3_interrupt(connection.Handle), null, Longest, Timeout.InfiniteTimeSpan);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }
}
