using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.Tests.Upgrades;

/// <summary>
/// A row for every table there ever was, as a bot of that time wrote it. Of each row the columns are stored that its table has then.
/// A new column without a usual value, or a new table, wants its line here.
/// </summary>
internal static class RowsOfThen
{
    public const string Ticket = """
        {"Number":7,"Case":{"Id":"AAAAAAAAAAAAAAAAAAAAAA","OpenedAt":"2026-11-24T11:00:00+00:00","Provider":"gmail"},"Requester":{"Id":"29:anna","Name":"Anna Ott"},
         "RequesterAddress":{"Channel":"msteams","Conversation":"anna-chat","Reference":"{}"},"Helpdesk":{"Channel":"msteams","Conversation":"desk","Reference":"{}"},
         "State":0,"History":[{"At":"2026-11-24T12:00:00+00:00","Who":{"Id":"29:anna","Name":"Anna Ott"},"Event":0,"Words":"Since Monday."}],"Version":1,"OpenedAt":"2026-11-24T12:00:00+00:00"}
        """;

    public const string ClaimedTicket = """
        {"Number":8,"Case":{"Id":"AAAAAAAAAAAAAAAAAAAAAB","OpenedAt":"2026-11-24T11:00:00+00:00","Provider":"gmail"},"Requester":{"Id":"29:anna","Name":"Anna Ott"},
         "RequesterAddress":{"Channel":"msteams","Conversation":"anna-chat","Reference":"{}"},"Helpdesk":{"Channel":"msteams","Conversation":"desk","Reference":"{}"},
         "State":1,"Claimer":{"Id":"29:emil","Name":"Emil"},"History":[{"At":"2026-11-24T12:00:00+00:00","Who":{"Id":"29:anna","Name":"Anna Ott"},"Event":0,"Words":"Since Monday."},
         {"At":"2026-11-24T12:05:00+00:00","Who":{"Id":"29:emil","Name":"Emil"},"Event":1,"Words":null}],"Version":2,"OpenedAt":"2026-11-24T12:00:00+00:00"}
        """;

    public const string Incident = """
        {"Number":3,"Provider":"gmail","Name":"Gmail","Helpdesk":{"Channel":"msteams","Conversation":"desk","Reference":"{}"},"OpenedAt":"2026-11-24T12:00:00+00:00","Version":1}
        """;

    private const long Noon = 1_795_521_600_000;

    private static readonly (string Table, (string Column, object Value)[] Row)[] All =
    [
        ("Inbox", [("Id", 11L), ("Channel", "msteams"), ("Scope", "tenant"), ("Conversation", "anna-chat"), ("ActivityType", "message"), ("ActivityId", "a-1"), ("Envelope", "{}"), ("State", 0), ("Attempts", 0), ("ReceivedAt", Noon)]),
        ("State", [("Key", "msteams/conversations/anna-chat/users/29:anna"), ("Person", "29:anna"), ("WrittenOn", 20_781), ("Json", """{"case":"{}"}""")]),
        ("Tickets", [("Number", 7), ("CaseId", "AAAAAAAAAAAAAAAAAAAAAA"), ("State", 0), ("RequesterChannel", "msteams"), ("RequesterConversation", "anna-chat"), ("RequesterId", "29:anna"), ("RequesterName", "anna ott"), ("Provider", "gmail"), ("OpenedAt", Noon), ("WaitsSince", Noon), ("Version", 1), ("Json", Ticket)]),
        ("TicketWords", [("Word", "anna"), ("Ticket", 7)]),
        ("Incidents", [("Number", 3), ("OpenAt", "gmail"), ("OpenedAt", Noon), ("Version", 1), ("Json", Incident)]),
        ("Sightings", [("Provider", "gmail"), ("Channel", "msteams"), ("PersonId", "29:anna"), ("Conversation", "anna-chat"), ("Reference", "{}"), ("At", Noon), ("Incident", 3)]),
        ("Audit", [("Id", 5L), ("At", Noon), ("Channel", "msteams"), ("Conversation", "anna-chat"), ("PersonId", "29:anna"), ("PersonName", "Anna Ott"), ("Action", "TicketClaim"), ("Why", 0)]),
        ("Rooms", [("Id", 2), ("Channel", "msteams"), ("Conversation", "desk"), ("Reference", "{}")]),
        ("Outbox", [("Id", 21L), ("Lane", "msteams|anna-chat"), ("Kind", 0), ("CardKey", "own-1"), ("Activity", "{}"), ("Attempts", 0), ("CreatedAt", Noon)]),
        ("Cards", [("Lane", "msteams|desk"), ("CardKey", "ticket:7"), ("ActivityId", "1700000000"), ("SentAt", Noon)]),
        ("Jobs", [("Id", 31L), ("Order", "{}"), ("LeasedUntil", 0L), ("Attempts", 0)]),
        ("DeadLetters", [("Id", 41L), ("Kind", 1), ("Lane", "msteams|anna-chat"), ("Body", """{"text":"hello"}"""), ("PostKind", 0), ("CardKey", "own-2"), ("Reason", "403"), ("At", Noon)]),
        ("Counters", [("Name", "ticket"), ("Value", 7)]),
        ("Lanes", [("Side", 0), ("Name", "msteams|anna-chat"), ("Work", 1L), ("Token", 1L), ("LeasedUntil", 0L)]),
    ];

    /// <summary>Fills every table that there is; gives their names.</summary>
    public static async Task<IReadOnlyList<string>> FillAsync(BotDb db)
    {
        await db.Database.OpenConnectionAsync(StorageFixture.Cancel);
        var filled = new List<string>();
        foreach (var (table, row) in All)
        {
            var columns = await ColumnsAsync(db, table);
            if (columns.Count > 0)
            {
                await InsertAsync(db, table, [.. row.Where(cell => columns.Contains(cell.Column))]);
                filled.Add(table);
            }
        }

        return filled;
    }

    private static async Task<HashSet<string>> ColumnsAsync(BotDb db, string table) => [.. await db.Database.SqlQueryRaw<string>(db.Database.IsSqlite()
        ? $"SELECT name AS \"Value\" FROM pragma_table_info('{table}')"
        : $"SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = '{table}'").ToListAsync(StorageFixture.Cancel)];

    private static async Task InsertAsync(BotDb db, string table, (string Column, object Value)[] row)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        for (var cell = 0; cell < row.Length; cell++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{cell}"), row[cell].Value);
            command.Parameters.Add(parameter);
        }

        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", row.Select(cell => $"\"{cell.Column}\""))}) VALUES ({string.Join(", ", row.Select((_, cell) => $"@p{cell}"))})";
        await command.ExecuteNonQueryAsync(StorageFixture.Cancel);
    }
}
