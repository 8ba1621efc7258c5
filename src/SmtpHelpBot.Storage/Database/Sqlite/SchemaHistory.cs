using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Which migrations a file has had, asked without the machinery that applies them: a third of a start, and megabytes, for most starts.</summary>
internal static class SchemaHistory
{
    /// <summary>Whether the file is there and has every migration this program knows.</summary>
    public static async Task<bool> IsCurrentAsync(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, DatabaseFile.Name)))
        {
            return false;
        }

        await using var connection = new SqliteConnection(DatabaseFile.ConnectionString(folder));
        await connection.OpenAsync(cancellation);
        return await HasHistoryAsync(connection, cancellation) && Known().IsSubsetOf(await AppliedAsync(connection, cancellation));
    }

    private static HashSet<string> Known() =>
    [
        .. from type in typeof(SqliteDb).Assembly.GetTypes()
           where type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteDb)
           let migration = type.GetCustomAttribute<MigrationAttribute>()
           where migration is not null
           select migration.Id,
    ];

    private static async Task<bool> HasHistoryAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'";
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task<HashSet<string>> AppliedAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MigrationId FROM {HistoryRepository.DefaultTableName}";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            applied.Add(rows.GetString(0));
        }

        return applied;
    }
}
