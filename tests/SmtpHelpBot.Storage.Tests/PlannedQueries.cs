using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Aging;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.People;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>What is asked for often, or of tables that grow: the queries that must never read a whole table.</summary>
internal static class PlannedQueries
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonKey Anna = new("msteams", "29:Anna", "a:1");

    private static readonly Dictionary<string, Func<BotDb, IQueryable>> All = new(StringComparer.Ordinal)
    {
        ["tickets by a word"] = db => TicketSearch.Where(db, new(OnlyOpen: false, Search: "anna")).OrderBy(r => r.Number).Take(10),
        ["open tickets"] = db => TicketSearch.Where(db, new(OnlyOpen: true)).OrderBy(r => r.Number).Take(10),
        ["tickets that stand still"] = db => TicketSearch.StandingStill(db, Noon, Noon, Noon).Take(500),
        ["tickets of a report"] = db => db.Tickets.Where(r => r.OpenedAt >= Noon),
        ["tickets of a person"] = db => PersonalPlaces.TicketsOf(db, Anna),
        ["work of an expert"] = db => PersonalPlaces.WorkOf(db, new(Anna, [])),
        ["refusals of a person"] = db => PersonalPlaces.RefusalsOf(db, Anna),
        ["old cards"] = db => OldCards.After(db, new() { Lane = "msteams|anna", CardKey = "ticket:7", ActivityId = "", SentAt = Noon }, Noon.AddDays(1)).Take(200),
        ["old memory"] = db => OldMemory.After(db, 1, "msteams/users/anna", 2).Take(200),
        ["memory of a person"] = db => PersonalPlaces.StateOf(db, new(Anna, [])),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The lines of a plan.</summary>
    public static async Task<IReadOnlyList<string>> ExplainAsync(BotDb db, string name, string explain, int column)
    {
        await db.Database.OpenConnectionAsync(StorageFixture.Cancel);
        await using var command = All[name](db).CreateDbCommand();
        return await ExplainAsync(command, explain, column);
    }

    /// <summary>The same of a statement.</summary>
    public static async Task<IReadOnlyList<string>> ExplainAsync(DbCommand command, string explain, int column)
    {
        command.CommandText = $"{explain} {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(StorageFixture.Cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(StorageFixture.Cancel))
        {
            lines.Add(reader.GetString(column));
        }

        return lines;
    }
}
