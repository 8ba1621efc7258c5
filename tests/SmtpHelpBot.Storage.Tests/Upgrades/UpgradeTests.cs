using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests.Upgrades;

/// <summary>A database of each earlier version, with a row in every table of then, is brought up to date and read by the types of today.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewEmptyAsync();
        var pieces = new ServiceCollection().AddSingleton(TimeProvider.System);
        database.AddTo(pieces);
        services = pieces.BuildServiceProvider(validateScopes: true);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Rows_of_every_earlier_version_are_read_by_the_types_of_today()
    {
        foreach (var version in await VersionsAsync())
        {
            await DisposeAsync();
            await InitializeAsync();
            var filled = await UpgradeFromAsync(version);

            await using var turn = services.CreateAsyncScope();
            await AssertTicketAsync(turn.ServiceProvider, version);
            await AssertOthersAsync(turn.ServiceProvider, filled, version);
        }
    }

    [Fact]
    public async Task A_ticket_that_was_claimed_before_experts_were_reminded_is_found_to_remind_them_and_as_their_work()
    {
        var claimed = new DateTimeOffset(2026, 11, 24, 12, 5, 0, TimeSpan.Zero);
        await UpgradeFromAsync((await VersionsAsync()).Last(version => string.CompareOrdinal(version, "20261126031500") < 0), db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Tickets" ("Number", "CaseId", "State", "RequesterChannel", "RequesterConversation", "RequesterId", "RequesterName", "Provider", "ClaimerId", "OpenedAt", "ClaimedAt", "Version", "Json")
            VALUES (8, 'case', 1, 'msteams', 'anna-chat', '29:anna', 'anna ott', 'gmail', '29:emil', {claimed.AddMinutes(-5).ToUnixTimeMilliseconds()}, {claimed.ToUnixTimeMilliseconds()}, 2, {RowsOfThen.ClaimedTicket})
            """,
            StorageFixture.Cancel));
        await using var turn = services.CreateAsyncScope();
        var book = turn.ServiceProvider.GetRequiredService<ITicketBook>();

        Assert.Empty(await book.StandingStillAsync(null, null, claimed.AddSeconds(-1), 10, StorageFixture.Cancel));
        Assert.Equal([8], await book.StandingStillAsync(null, null, claimed, 10, StorageFixture.Cancel));
        Assert.Equal([8], (await turn.ServiceProvider.GetRequiredService<IPersonalData>().LookAsync(new("msteams", "29:emil", "emil-chat"), StorageFixture.Cancel)).Work);
    }

    [Fact]
    public async Task Every_table_of_today_has_a_row_among_those_of_then()
    {
        await services.PrepareStorageAsync(StorageFixture.Cancel);
        await using var db = await OpenAsync();

        Assert.Equal(db.Model.GetEntityTypes().Select(table => table.GetTableName()!).Order(StringComparer.Ordinal), (await RowsOfThen.FillAsync(db)).Order(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> UpgradeFromAsync(string version)
    {
        IReadOnlyList<string> filled = [];
        await UpgradeFromAsync(version, async db => filled = await RowsOfThen.FillAsync(db));
        return filled;
    }

    private async Task UpgradeFromAsync(string version, Func<BotDb, Task> fill)
    {
        await using (var db = await OpenAsync())
        {
            if (db.Database.IsSqlite())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!);
            }

            await db.GetService<IMigrator>().MigrateAsync(version, StorageFixture.Cancel);
            await fill(db);
        }

        await services.PrepareStorageAsync(StorageFixture.Cancel);
    }

    private static async Task AssertTicketAsync(IServiceProvider turn, string version)
    {
        var book = turn.GetRequiredService<ITicketBook>();
        var ticket = await book.FindAsync(7, StorageFixture.Cancel);
        Assert.Equal((version, "Anna Ott", "Since Monday.", "gmail"), (version, ticket!.Requester.Name, ticket.History[0].Words!.Value, ticket.Case.Provider));
        Assert.Equal([7], (await book.ListAsync(new(OnlyOpen: true, Search: "anna"), StorageFixture.Cancel)).Tickets.Select(found => found.Number));
        Assert.Equal([7], await book.StandingStillAsync(ticket.OpenedAt, null, null, 10, StorageFixture.Cancel));
        var stored = await turn.GetRequiredService<IPersonalData>().LookAsync(new("msteams", "29:anna", "anna-chat"), StorageFixture.Cancel);
        Assert.Equal((version, 1), (version, stored.Of(PersonalKind.Memory)));
        Assert.Equal([7], stored.Tickets);
    }

    private async Task AssertOthersAsync(IServiceProvider turn, IReadOnlyList<string> filled, string version)
    {
        Assert.Equal((version, "{}"), (version, (await services.GetRequiredService<InboxStore>().FindAsync(11, StorageFixture.Cancel))!.Envelope));
        Assert.Equal((version, "own-1"), (version, (await services.GetRequiredService<OutboxStore>().FindAsync(21, StorageFixture.Cancel))!.CardKey));
        Assert.Equal("1700000000", await services.GetRequiredService<OutboxStore>().FindCardAsync("msteams|desk", "ticket:7", StorageFixture.Cancel));
        Assert.Equal([31L], await services.GetRequiredService<JobStore>().FreeAsync(StorageFixture.Cancel));
        Assert.Equal("""{"case":"{}"}""", await turn.GetRequiredService<BotMemory>().ReadAsync("msteams/conversations/anna-chat/users/29:anna", StorageFixture.Cancel));
        Assert.Equal(["desk"], (await turn.GetRequiredService<IHelpdeskRooms>().AllAsync(StorageFixture.Cancel)).Select(room => room.Conversation));
        Assert.Equal(["403"], (await turn.GetRequiredService<IDeadLetters>().ListAsync(10, StorageFixture.Cancel)).Letters.Select(letter => letter.Reason));
        Assert.Equal(filled.Contains("Audit") ? [AuditReason.NotHelpdesk] : [], (await turn.GetRequiredService<IAuditTrail>().NewestAsync(10, StorageFixture.Cancel)).Select(entry => entry.Why));
        Assert.Equal(filled.Contains("Incidents") ? "Gmail" : null, (await turn.GetRequiredService<IIncidentBook>().FindOpenAsync("gmail", StorageFixture.Cancel))?.Name);
        Assert.Equal(filled.Contains("Sightings") ? ["29:anna"] : [], (await turn.GetRequiredService<IIncidentBook>().PeopleOfAsync(3, StorageFixture.Cancel)).Select(person => person.Person));
        var next = await turn.GetRequiredService<ITicketBook>().AddAsync((await turn.GetRequiredService<ITicketBook>().FindAsync(7, StorageFixture.Cancel))!, StorageFixture.Cancel);
        Assert.Equal((version, 8), (version, next.Number));
    }

    private async Task<IReadOnlyList<string>> VersionsAsync()
    {
        await using var db = await OpenAsync();
        return [.. db.Database.GetMigrations()];
    }

    private Task<BotDb> OpenAsync() => services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(StorageFixture.Cancel);
}
