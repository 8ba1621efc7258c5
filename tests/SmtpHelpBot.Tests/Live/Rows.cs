using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>The rows of a running bot, searched as text.</summary>
internal static class Rows
{
    /// <summary>The tables that have these letters anywhere in a row.</summary>
    public static async Task<IReadOnlyList<string>> TablesWithAsync(RunningBot bot, string letters)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                if (Values(rows).Any(value => value.Contains(letters, StringComparison.Ordinal)))
                {
                    found.Add(table);
                }
            }
        }

        return [.. found];
    }

    private static IEnumerable<string> Values(DbDataReader row) => Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column).ToString() ?? "");
}
