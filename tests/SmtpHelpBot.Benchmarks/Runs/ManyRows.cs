using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Conversations of long ago, each with what the bot remembers of it and a ticket; one in twenty tickets is open.</summary>
internal static class ManyRows
{
    private const long Began = 1_764_000_000_000;
    private static readonly string Words = string.Concat(Enumerable.Repeat("what a person pasted; ", 25));

    public static async Task InsertAsync(BotDb db, int rows)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            foreach (var (table, values) in Tables())
            {
                var statement = $"INSERT INTO {table} WITH RECURSIVE many(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many WHERE i < {rows}) SELECT {values} FROM many";
                await db.Database.ExecuteSqlRawAsync(statement, Words);
            }

            await transaction.CommitAsync();
        }

        // What a server does by itself in time would else be done while turns are measured.
        foreach (var care in (string[])(db.Database.IsSqlite() ? ["PRAGMA wal_checkpoint(TRUNCATE)"] : ["VACUUM ANALYZE", "CHECKPOINT"]))
        {
            await db.Database.ExecuteSqlRawAsync(care);
        }
    }

    /// <summary>The columns of each table, and their values by the number i. Ids are spread as those of real conversations are.</summary>
    private static IEnumerable<(string Table, string Values)> Tables()
    {
        const string Id = "CAST((CAST(i AS BIGINT) * 7919) % 10000019 AS TEXT)";
        yield return ("\"Inbox\" (\"Channel\", \"Scope\", \"Conversation\", \"ActivityType\", \"ActivityId\", \"Envelope\", \"State\", \"Attempts\", \"ReceivedAt\")",
            $"'msteams', 'tenant', 'a:' || {Id}, 'message', 'm-' || {Id}, '', 1, 0, {Began} + i");
        yield return ("\"State\" (\"Key\", \"Person\", \"WrittenOn\", \"Json\")", $"'msteams/conversations/a:' || {Id} || '/users/29:' || {Id}, '29:' || {Id}, 20400 + i % 30, {{0}}");
        yield return ("\"State\" (\"Key\", \"Person\", \"WrittenOn\", \"Json\")", $"'msteams/users/29:' || {Id}, '29:' || {Id}, 20400 + i % 30, '{{{{}}}}' || substr({{0}}, 1, 100)");
        yield return ("\"Cards\" (\"Lane\", \"CardKey\", \"ActivityId\", \"SentAt\")", $"'msteams|a:' || {Id}, 'own-' || {Id}, CAST(i AS TEXT), {Began} + i");
        yield return ("\"Tickets\" (\"Number\", \"CaseId\", \"State\", \"RequesterChannel\", \"RequesterConversation\", \"RequesterId\", \"RequesterName\", \"Provider\", \"OpenedAt\", \"EndedAt\", \"Version\", \"Json\")",
            $"i, 'case-' || {Id}, CASE WHEN i % 20 = 0 THEN 1 ELSE 3 END, 'msteams', 'a:' || {Id}, '29:' || {Id}, 'anna example', 'gmail', {Began} + i, CASE WHEN i % 20 = 0 THEN NULL ELSE {Began} + i END, 3, {{0}}");
        yield return ("\"TicketWords\" (\"Word\", \"Ticket\")", "'anna', i");
    }
}
