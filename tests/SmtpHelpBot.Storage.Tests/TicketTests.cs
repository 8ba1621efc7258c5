using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class TicketTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Numbers_count_up_and_are_never_given_twice()
    {
        var first = await AddAsync(storage.NewTicket());
        await using (var failing = storage.NewTurn())
        {
            await Book(failing).AddAsync(storage.NewTicket(), StorageFixture.Cancel);
        }

        var second = await AddAsync(storage.NewTicket());
        Assert.Equal(first.Number + 2, second.Number);
    }

    [Fact]
    public async Task A_claim_by_two_experts_has_one_winner()
    {
        var ticket = await AddAsync(storage.NewTicket());
        await using var left = storage.NewTurn();
        await using var right = storage.NewTurn();
        await ClaimAsync(left, ticket.Number, "left");
        await ClaimAsync(right, ticket.Number, "right");

        await Transaction(left).CommitAsync(StorageFixture.Cancel);
        await Assert.ThrowsAsync<TurnConflictException>(() => Transaction(right).CommitAsync(StorageFixture.Cancel));

        await using var later = storage.NewTurn();
        var claimed = await Book(later).FindAsync(ticket.Number, StorageFixture.Cancel);
        Assert.Equal(("left", 2), (claimed!.Claimer!.Id, claimed.Version));
    }

    [Fact]
    public async Task A_turn_sees_its_own_changes()
    {
        await using var turn = storage.NewTurn();
        var ticket = await Book(turn).AddAsync(storage.NewTicket(), StorageFixture.Cancel);
        Book(turn).Save(ticket with { State = TicketState.Claimed });
        Assert.Equal(TicketState.Claimed, (await Book(turn).FindByCaseAsync(ticket.Case.Id, StorageFixture.Cancel))!.State);
        await Transaction(turn).CommitAsync(StorageFixture.Cancel);

        await using var later = storage.NewTurn();
        Assert.Equal(TicketState.Claimed, (await Book(later).FindAsync(ticket.Number, StorageFixture.Cancel))!.State);
    }

    [Fact]
    public async Task Those_that_stand_still_longest_are_found_however_many_newer_ones_there_are()
    {
        var policy = new ReminderPolicy(TimeSpan.FromMinutes(30), TimeSpan.FromHours(24), TimeSpan.FromHours(100), new(default, default, TimeZoneInfo.Utc));
        var now = storage.Time.GetUtcNow().AddDays(100);
        var old = await AddAsync(storage.NewTicket() with { History = [Event(now.AddMinutes(-45), TicketEvent.Opened)] });
        var oldest = await AddAsync(storage.NewTicket() with { State = TicketState.WaitingForUser, History = [Event(now.AddHours(-25), TicketEvent.Asked)] });
        await AddAsync(storage.NewTicket() with { History = [Event(now.AddMinutes(-29), TicketEvent.Opened)] });
        await AddAsync(storage.NewTicket() with { State = TicketState.WaitingForUser, History = [Event(now.AddHours(-23), TicketEvent.Asked)] });
        var claimed = await AddAsync(storage.NewTicket() with { State = TicketState.Claimed, History = [Event(now.AddHours(-99), TicketEvent.Claimed)] });
        await AddAsync(storage.NewTicket() with { History = [.. Enumerable.Repeat(Event(now.AddHours(-99), TicketEvent.HelpdeskReminded), ReminderPolicy.MostReminders)] });
        var others = (await StandingStillAsync(policy, now, 1000)).Except([old.Number, oldest.Number]).ToList();

        Assert.Equal([oldest.Number, old.Number], (await StandingStillAsync(policy, now, 1000)).Except(others));
        Assert.Single(await StandingStillAsync(policy, now, 1));
        Assert.DoesNotContain(oldest.Number, await StandingStillAsync(policy with { Unanswered = null }, now, 1000));
        Assert.Contains(claimed.Number, await StandingStillAsync(policy with { Untouched = TimeSpan.FromHours(99) }, now, 1000));
    }

    [Fact]
    public async Task A_change_of_the_words_leaves_none_of_an_older_version_behind()
    {
        var ticket = await AddAsync(storage.NewTicket());
        await using var db = await storage.LookAsync();
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "TicketWords" ("Word", "Ticket") VALUES ('lavender', {ticket.Number})""", StorageFixture.Cancel);
        await using var turn = storage.NewTurn();
        Book(turn).Save(TicketDesk.Forget((await Book(turn).FindAsync(ticket.Number, StorageFixture.Cancel))!, storage.Time.GetUtcNow()));
        await Transaction(turn).CommitAsync(StorageFixture.Cancel);

        Assert.Equal(["forgotten", "someone", "was", "who"], await db.TicketWords.Where(word => word.Ticket == ticket.Number).Select(word => word.Word).Order().ToListAsync(StorageFixture.Cancel));
    }

    [Theory]
    [InlineData("Żaneta", "ża")]
    [InlineData("\ud83d\ude00\ud83d\udfff smile", "\ud83d\ude00\ud83d\udfff")]
    [InlineData("\ud7ff\ud7ff", "\ud7ff")]
    [InlineData("\udbff\udfff", "\udbff\udfff")]
    public async Task A_name_in_any_script_is_found_by_what_it_begins_with(string name, string search)
    {
        var ticket = await AddAsync(storage.NewTicket() with { Requester = new("someone", name) });
        await using var turn = storage.NewTurn();
        var found = await Book(turn).ListAsync(new(OnlyOpen: false, Search: search, Most: 100), StorageFixture.Cancel);

        Assert.Equal([ticket.Number], found.Tickets.Select(listed => listed.Number));
    }

    [Fact]
    public async Task The_ticket_that_waits_for_an_answer_is_found_by_its_requester_in_their_conversation_only()
    {
        var ticket = await AddAsync(storage.NewTicket("carla") with { State = TicketState.WaitingForUser });
        await using var turn = storage.NewTurn();
        Assert.Equal(ticket.Number, (await Book(turn).FindWaitingAsync("msteams", "carla", "carla", StorageFixture.Cancel))!.Number);
        Assert.Null(await Book(turn).FindWaitingAsync("msteams", "carla", "somebody else", StorageFixture.Cancel));
        Assert.Null(await Book(turn).FindWaitingAsync("slack", "carla", "carla", StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_ticket_that_was_never_looked_at_is_not_overwritten()
    {
        var ticket = await AddAsync(storage.NewTicket());
        await using var turn = storage.NewTurn();
        Assert.Throws<InvalidOperationException>(() => Book(turn).Save(ticket));
    }

    [Fact]
    public async Task Open_tickets_are_listed_oldest_first_and_found_by_expert_provider_and_name()
    {
        var first = await AddAsync(storage.NewTicket("dora") with { Requester = new("dora", "Dora Öz") });
        var second = await AddAsync(storage.NewTicket("egon") with { State = TicketState.Claimed, Claimer = new("emil-77", "Emil") });
        var done = storage.NewTicket("fred");
        done = await AddAsync(done with { State = TicketState.Resolved, Case = done.Case with { Provider = "Zz-Provider" } });

        Assert.Equal([first.Number], await NumbersAsync(new(OnlyOpen: true, Search: "öz")));
        Assert.Equal([second.Number], await NumbersAsync(new(OnlyOpen: true, ClaimerId: "emil-77")));
        Assert.Equal([done.Number], await NumbersAsync(new(OnlyOpen: false, Search: "ZZ-PROV")));
        Assert.Empty(await NumbersAsync(new(OnlyOpen: true, Search: "zz-prov")));
        Assert.Equal([first.Number], await NumbersAsync(new(OnlyOpen: true, Search: "dora ö")));
        Assert.Empty(await NumbersAsync(new(OnlyOpen: true, Search: "dora x")));
        await using var turn = storage.NewTurn();
        var page = await Book(turn).ListAsync(new(OnlyOpen: false, Most: 2), StorageFixture.Cancel);
        Assert.Equal(page.Tickets.Select(ticket => ticket.Number).Order(), page.Tickets.Select(ticket => ticket.Number));
        Assert.Equal(2, page.Tickets.Count);
        Assert.InRange(page.Total, 3, int.MaxValue);
    }

    [Fact]
    public async Task A_provider_that_is_learned_later_is_found_and_the_one_before_it_no_more()
    {
        var ticket = storage.NewTicket("hanna");
        ticket = await AddAsync(ticket with { Case = ticket.Case with { Provider = "first-guess" } });
        await using (var turn = storage.NewTurn())
        {
            var read = await Book(turn).FindAsync(ticket.Number, StorageFixture.Cancel);
            Book(turn).Save(read! with { Case = read.Case with { Provider = "better-known" } });
            await Transaction(turn).CommitAsync(StorageFixture.Cancel);
        }

        Assert.Equal([ticket.Number], await NumbersAsync(new(OnlyOpen: false, Search: "better")));
        Assert.Empty(await NumbersAsync(new(OnlyOpen: false, Search: "first-guess")));
    }

    [Fact]
    public async Task The_audit_trail_says_who_wanted_what_when_and_why_it_was_refused_the_newest_first()
    {
        var at = storage.Time.GetUtcNow();
        AuditEntry[] entries =
        [
            new(at, "msteams", "mallory", new("29:mallory", "Mallory"), "TicketClaim", 7, AuditReason.NotHelpdesk),
            new(at.AddMinutes(1), "slack", "C1", new("U1", "Olga"), "HelpdeskHere", null, AuditReason.WrongCode),
        ];
        foreach (var entry in entries)
        {
            await using var turn = storage.NewTurn();
            turn.ServiceProvider.GetRequiredService<IAuditTrail>().Record(entry);
            await Transaction(turn).CommitAsync(StorageFixture.Cancel);
        }

        await using var later = storage.NewTurn();
        Assert.Equal(entries.Reverse(), await later.ServiceProvider.GetRequiredService<IAuditTrail>().NewestAsync(2, StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_person_sees_their_own_open_tickets_newest_first()
    {
        var numbers = new List<int>();
        foreach (var state in (TicketState[])[TicketState.New, TicketState.Withdrawn, TicketState.WaitingForUser, TicketState.Resolved])
        {
            numbers.Add((await AddAsync(storage.NewTicket("gina") with { State = state })).Number);
        }

        await using var turn = storage.NewTurn();
        var found = await Book(turn).FindOpenAsync("msteams", "gina", "gina", StorageFixture.Cancel);
        Assert.Equal([numbers[2], numbers[0]], found.Select(ticket => ticket.Number));
    }

    [Fact]
    public async Task A_conversation_becomes_a_helpdesk_once()
    {
        for (var time = 0; time < 2; time++)
        {
            await using var naming = storage.NewTurn();
            naming.ServiceProvider.GetRequiredService<IHelpdeskRooms>().Add(new Address("msteams", "helpdesk", $"{time}"));
            await Transaction(naming).CommitAsync(StorageFixture.Cancel);
        }

        await using var turn = storage.NewTurn();
        var rooms = turn.ServiceProvider.GetRequiredService<IHelpdeskRooms>();
        Assert.True(await rooms.IsHelpdeskAsync("msteams", "helpdesk", StorageFixture.Cancel));
        Assert.False(await rooms.IsHelpdeskAsync("slack", "helpdesk", StorageFixture.Cancel));
        Assert.Equal([new Address("msteams", "helpdesk", "1")], await rooms.AllAsync(StorageFixture.Cancel));
    }

    private static TicketEntry Event(DateTimeOffset at, TicketEvent what) => new(at, Person.Bot, what);

    private async Task<IReadOnlyList<int>> StandingStillAsync(ReminderPolicy policy, DateTimeOffset now, int most)
    {
        await using var turn = storage.NewTurn();
        return await Book(turn).StandingStillAsync(policy.UnclaimedSince(now), policy.UnansweredSince(now), policy.UntouchedSince(now), most, StorageFixture.Cancel);
    }

    private static ITicketBook Book(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<ITicketBook>();

    private static TurnTransaction Transaction(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<TurnTransaction>();

    private static async Task ClaimAsync(AsyncServiceScope turn, int number, string expert)
    {
        var ticket = await Book(turn).FindAsync(number, StorageFixture.Cancel);
        Book(turn).Save(ticket! with { State = TicketState.Claimed, Claimer = new(expert, expert) });
    }

    private async Task<IEnumerable<int>> NumbersAsync(TicketQuery query)
    {
        await using var turn = storage.NewTurn();
        return (await Book(turn).ListAsync(query, StorageFixture.Cancel)).Tickets.Select(ticket => ticket.Number);
    }

    private async Task<Ticket> AddAsync(Ticket ticket)
    {
        await using var turn = storage.NewTurn();
        var added = await Book(turn).AddAsync(ticket, StorageFixture.Cancel);
        await Transaction(turn).CommitAsync(StorageFixture.Cancel);
        return added;
    }
}
