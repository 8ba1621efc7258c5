using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Aging;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Tests;

public sealed class PurgeTests : IAsyncLifetime
{
    private static readonly RetentionPolicy Policy = new(
        TimeSpan.FromDays(7), TimeSpan.FromDays(365), TimeSpan.FromDays(90), TimeSpan.FromDays(365), TimeSpan.FromDays(2), TimeSpan.FromDays(30), TimeSpan.FromDays(365));

    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task What_is_too_old_goes_and_what_is_not_stays_kind_by_kind()
    {
        foreach (var age in (int[])[366, 91, 31, 8, 1])
        {
            await FillAsync(age);
        }

        Assert.Equal(4 + 1 + (2 * 2) + 1 + 1 + 4 + 3 + 1, await RunAsync());
        Assert.Equal(["1"], await AgesAsync(db => db.Inbox.Select(r => r.ActivityId)));
        Assert.Equal(["1", "31", "8"], await AgesAsync(db => db.State.Where(r => r.Key.Contains("/users/")).Select(r => r.Person)));
        Assert.Equal(["1", "31", "8"], await AgesAsync(db => db.State.Where(r => r.Person == "").Select(r => r.Key.Replace("msteams/conversations/", ""))));
        Assert.Equal(["1", "31", "8", "91"], await AgesAsync(db => db.Tickets.Select(r => r.CaseId)));
        Assert.Equal(["1", "31", "8", "91"], await AgesAsync(db => db.TicketWords.Select(r => r.Word)));
        Assert.Equal(["1"], await AgesAsync(db => db.Sightings.Select(r => r.PersonId)));
        Assert.Equal(["1", "8"], await AgesAsync(db => db.DeadLetters.Select(r => r.Reason)));
        Assert.Equal(["1", "31", "8", "91"], await AgesAsync(db => db.Audit.Select(r => r.PersonId)));
        Assert.Equal(["1", "31", "8", "91"], await AgesAsync(db => db.Cards.Select(r => r.CardKey)));
        Assert.Equal(["1", "31", "8", "91"], await AgesAsync(db => db.Incidents.Select(r => r.Json)));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task What_waits_and_what_is_open_is_kept_however_old_it_is()
    {
        var long_ago = storage.Time.GetUtcNow().AddDays(-1000);
        await using var db = await storage.LookAsync();
        db.Inbox.Add(Incoming("waits", long_ago, InboxState.Waiting));
        db.State.Add(new() { Key = "msteams/conversations/group/users/anna", Person = "anna", WrittenOn = StateRow.DayOf(long_ago), Json = "{}" });
        db.State.Add(new() { Key = "slack/users/anna", Person = "anna", WrittenOn = StateRow.DayOf(long_ago), Json = "{}" });
        db.Tickets.Add(Ticket(1, "open", "anna", ended: null));
        db.Incidents.Add(new() { Number = 1, OpenAt = "gmail", OpenedAt = long_ago, Version = 1, Json = "{}" });
        db.Sightings.Add(Sighting("anna", long_ago, incident: 1));
        await db.SaveChangesAsync(StorageFixture.Cancel);

        Assert.Equal(1, await RunAsync());
        Assert.Equal(["msteams/conversations/group/users/anna"], await AgesAsync(look => look.State.Select(r => r.Key)));
        Assert.Equal((1, 1, 1, 1), (await db.Inbox.CountAsync(StorageFixture.Cancel), await db.Tickets.CountAsync(StorageFixture.Cancel), await db.Incidents.CountAsync(StorageFixture.Cancel), await db.Sightings.CountAsync(StorageFixture.Cancel)));
    }

    /// <summary>A ticket's card and the lines under it, however old, and however many of them there are in one step.</summary>
    [Fact]
    public async Task The_id_of_a_message_about_a_ticket_is_kept_for_as_long_as_there_is_the_ticket()
    {
        var long_ago = storage.Time.GetUtcNow().AddDays(-1000);
        await using var db = await storage.LookAsync();
        db.Tickets.Add(Ticket(7, "open", "anna", ended: null));
        string[] about = ["ticket:7", .. Enumerable.Range(2, Purge.MostAtOnce + 5).Select(line => $"ticket:7:{line}")];
        string[] others = ["ticket:70", "ticket:8:2", "ticket:", "ticketless", "own-1"];
        db.Cards.AddRange(about.Concat(others).Select((key, n) => new CardRow { Lane = "msteams|desk", CardKey = key, ActivityId = "1", SentAt = long_ago.AddMilliseconds(n / 3) }));
        await db.SaveChangesAsync(StorageFixture.Cancel);

        Assert.Equal(others.Length, await RunAsync());
        Assert.Equal(about.Order(StringComparer.Ordinal), await AgesAsync(look => look.Cards.Select(r => r.CardKey)));
        await db.Tickets.ExecuteDeleteAsync(StorageFixture.Cancel);
        Assert.Equal(about.Length, await RunAsync());
    }

    /// <summary>However many of them there are, of one moment too, in every hour anew.</summary>
    [Fact]
    public async Task What_is_old_and_stays_is_looked_at_without_holding_up_who_writes()
    {
        var long_ago = storage.Time.GetUtcNow().AddDays(-1000);
        await using var db = await storage.LookAsync();
        db.Tickets.Add(Ticket(7, "open", "anna", ended: null));
        db.Cards.AddRange(Enumerable.Range(2, (2 * Purge.MostAtOnce) + 5).Select(line => new CardRow { Lane = "msteams|desk", CardKey = $"ticket:7:{line}", ActivityId = "1", SentAt = long_ago }));
        db.State.AddRange(Enumerable.Range(0, Purge.MostAtOnce + 5).Select(chat => new StateRow { Key = $"msteams/conversations/{chat}/users/anna", Person = "anna", WrittenOn = StateRow.DayOf(long_ago), Json = "{}" }));
        await db.SaveChangesAsync(StorageFixture.Cancel);
        var writer = new CountingWriter(storage.Get<Writer>());

        Assert.Equal(0, await FinishAsync(new Purge(storage.Get<Readers>(), writer, storage.Get<IUpkeep>(), storage.Time).RunAsync(Policy, StorageFixture.Cancel)));
        Assert.Equal(0, writer.Commits);
        Assert.Equal(((2 * Purge.MostAtOnce) + 5, Purge.MostAtOnce + 5), (await db.Cards.CountAsync(StorageFixture.Cancel), await db.State.CountAsync(StorageFixture.Cancel)));
    }

    [Fact]
    public async Task No_commit_takes_more_than_a_few_hundred_rows()
    {
        await using var db = await storage.LookAsync();
        for (var row = 0; row < (3 * Purge.MostAtOnce) + 1; row++)
        {
            db.Inbox.Add(Incoming($"{row}", storage.Time.GetUtcNow().AddDays(-30), InboxState.Done));
        }

        await db.SaveChangesAsync(StorageFixture.Cancel);
        var writer = new CountingWriter(storage.Get<Writer>());
        var purge = new Purge(storage.Get<Readers>(), writer, storage.Get<IUpkeep>(), storage.Time);

        Assert.Equal((3 * Purge.MostAtOnce) + 1, await FinishAsync(purge.RunAsync(Policy, StorageFixture.Cancel)));
        Assert.Equal(Purge.MostAtOnce, writer.Largest);
    }

    [Fact]
    public async Task A_step_that_is_done_again_because_another_write_broke_its_commit_leaves_nothing_behind()
    {
        var long_ago = storage.Time.GetUtcNow().AddDays(-1000);
        await using var db = await storage.LookAsync();
        db.Cards.AddRange(Enumerable.Range(0, 5).Select(n => new CardRow { Lane = "msteams|anna", CardKey = $"own-{n}", ActivityId = "1", SentAt = long_ago.AddDays(n) }));
        await db.SaveChangesAsync(StorageFixture.Cancel);
        var purge = new Purge(storage.Get<Readers>(), new TwiceWriter(storage.Get<Writer>()), storage.Get<IUpkeep>(), storage.Time);

        Assert.Equal(5, await FinishAsync(purge.RunAsync(Policy, StorageFixture.Cancel)));
        Assert.Empty(await AgesAsync(look => look.Cards.Select(r => r.CardKey)));
    }

    private async Task FillAsync(int age)
    {
        var (at, name) = (storage.Time.GetUtcNow().AddDays(-age), $"{age}");
        await using var db = await storage.LookAsync();
        db.Inbox.Add(Incoming(name, at, age == 31 ? InboxState.Parked : InboxState.Done));
        db.State.Add(new() { Key = $"msteams/conversations/x/users/{age}", Person = name, WrittenOn = StateRow.DayOf(at), Json = "{}" });
        db.State.Add(new() { Key = $"msteams/conversations/{age}", WrittenOn = StateRow.DayOf(at), Json = "{}" });
        db.Tickets.Add(Ticket(age, name, "someone", at));
        db.TicketWords.Add(new() { Word = name, Ticket = age });
        db.Sightings.Add(Sighting(name, at, incident: null));
        db.DeadLetters.Add(new() { Kind = DeadLetterKind.Turn, Lane = "msteams|anna", Body = "{}", Reason = name, At = at });
        db.Audit.Add(new() { At = at, Channel = "msteams", Conversation = "anna", PersonId = name, PersonName = "", Action = "x", Why = AuditReason.NoSuchTicket });
        db.Cards.Add(new() { Lane = "msteams|anna", CardKey = name, ActivityId = "1", SentAt = at });
        db.Incidents.Add(new() { Number = 1000 - age, OpenAt = null, OpenedAt = at, Version = 1, Json = name });
        await db.SaveChangesAsync(StorageFixture.Cancel);
    }

    private InboxRow Incoming(string id, DateTimeOffset at, InboxState state)
    {
        var row = storage.Incoming(id);
        (row.ReceivedAt, row.State) = (at, state);
        return row;
    }

    private static TicketRow Ticket(int number, string name, string person, DateTimeOffset? ended) => new()
    {
        Number = number, CaseId = name, State = ended is null ? TicketState.Claimed : TicketState.Resolved, RequesterChannel = "msteams", RequesterConversation = "x", RequesterId = person, EndedAt = ended, Json = "{}",
    };

    private static SightingRow Sighting(string person, DateTimeOffset at, int? incident) =>
        new() { Provider = "gmail", Channel = "msteams", PersonId = person, Conversation = "x", Reference = "{}", At = at, Incident = incident };

    private async Task<IReadOnlyList<string>> AgesAsync(Func<BotDb, IQueryable<string>> rows)
    {
        await using var db = await storage.LookAsync();
        return [.. (await rows(db).ToListAsync(StorageFixture.Cancel)).Order(StringComparer.Ordinal)];
    }

    private async Task<int?> RunAsync() => await FinishAsync(storage.Get<Purge>().RunAsync(Policy, StorageFixture.Cancel));

    /// <summary>The pauses between commits pass by the test's own clock.</summary>
    private async Task<int?> FinishAsync(Task<int?> run)
    {
        while (!run.IsCompleted)
        {
            storage.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, StorageFixture.Cancel);
        }

        return await run;
    }

    /// <summary>The first commit of everything is rolled back.</summary>
    private sealed class TwiceWriter(Writer writer) : Writer
    {
        public override async Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation, Action<T>? committed = null)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteAsync<T>(
                async db =>
                {
                    await work(db);
                    throw new InvalidOperationException("another's fault");
                },
                cancellation));
            return await writer.WriteAsync(work, cancellation, committed);
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class CountingWriter(Writer writer) : Writer
    {
        public int Largest { get; private set; }

        public int Commits { get; private set; }

        public override async Task<T> WriteAsync<T>(Func<BotDb, Task<T>> work, CancellationToken cancellation, Action<T>? committed = null)
        {
            var result = await writer.WriteAsync(work, cancellation, committed);
            Commits++;
            Largest = Math.Max(Largest, result is int rows ? rows : 0);
            return result;
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
