using System.Text;
using Microsoft.Data.Sqlite;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Makes a new file with the tables of today at once: what applies migrations is half a second of a start, and megabytes, that only an older file is worth.</summary>
internal static class NewFile
{
    /// <summary>What the migrations make, one after another, in its last state; a test holds it equal to them.</summary>
    private const string Script = "schema";

    /// <summary>Makes the file, or its tables where it has none; all or nothing.</summary>
    /// <returns>Whether it did: false where there is a table already.</returns>
    public static async Task<bool> TryMakeAsync(string folder, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(DatabaseFile.ConnectionString(folder));
        await connection.OpenAsync(cancellation);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        if (await command.ExecuteScalarAsync(cancellation) is not 0L)
        {
            return false;
        }

        command.CommandText = await ReadScriptAsync(cancellation);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<string> ReadScriptAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(typeof(NewFile).Assembly.GetManifestResourceStream(Script)!, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
