using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.People;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class PersonalDataTests : IAsyncLifetime
{
    private static readonly PersonKey Anna = new("msteams", "anna", "anna-chat");
    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task Every_table_that_can_hold_a_text_has_its_place_or_the_reason_why_not()
    {
        await using var db = await storage.LookAsync();
        var withText = db.Model.GetEntityTypes().Where(table => table.GetProperties().Any(column => column.ClrType == typeof(string))).Select(table => table.ClrType).ToHashSet();

        Assert.Empty(withText.Except(PersonalPlaces.All.Select(place => place.Table)).Except(PersonalPlaces.Others.Keys));
        Assert.Empty(PersonalPlaces.Others.Keys.Intersect(PersonalPlaces.All.Select(place => place.Table)));
        Assert.DoesNotContain(PersonalPlaces.Others.Values, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Every_kind_is_looked_for_in_some_table_but_what_the_bots_own_page_shows() =>
        Assert.Equal(Enum.GetValues<PersonalKind>().Except([PersonalKind.Page]).Order(), PersonalPlaces.All.Select(place => place.Kind).Distinct().Order());

    [Fact]
    public async Task What_is_counted_is_what_goes_and_nothing_of_others()
    {
        await FillAsync("anna", "anna-chat");
        await FillAsync("bert", "bert-chat");
        var others = await RowsAsync();
        var before = await LookAsync(Anna);

        Assert.All(Enum.GetValues<PersonalKind>().Except([PersonalKind.Page]), kind => Assert.True(before.Of(kind) > 0, $"{kind} is not filled"));
        Assert.Equal(before.Counts, (await LookAsync(new("msteams", "bert", "bert-chat"))).Counts);
        await ForgetAsync(Anna);
        var after = await LookAsync(Anna);

        Assert.Equal([PersonalKind.Tickets, PersonalKind.Work, PersonalKind.Refusals], after.Counts.Where(pair => pair.Value > 0).Select(pair => pair.Key).Order());
        Assert.Equal(others.Where(row => row.Contains("bert", StringComparison.Ordinal)), (await RowsAsync()).Where(row => row.Contains("bert", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_id_on_another_platform_is_someone_else()
    {
        await FillAsync("anna", "anna-chat");

        Assert.DoesNotContain((await LookAsync(Anna with { Channel = "slack" })).Counts, pair => pair is { Key: PersonalKind.Memory or PersonalKind.Tickets or PersonalKind.Refusals, Value: > 0 });
    }

    [Fact]
    public async Task Who_worked_on_a_ticket_is_no_word_to_search_by()
    {
        await FillAsync("anna", "anna-chat");
        await FillAsync("emil", "emil-chat");
        var stored = await LookAsync(new("msteams", "emil", "emil-chat"));
        await using var turn = storage.NewTurn();
        var book = turn.ServiceProvider.GetRequiredService<ITicketBook>();

        Assert.Equal([3], stored.Tickets);
        Assert.Equal([4], stored.Work);
        Assert.Empty((await book.ListAsync(new(OnlyOpen: false, Search: "emil"), StorageFixture.Cancel)).Tickets);
        Assert.Empty((await book.ListAsync(new(OnlyOpen: false, Search: "\"emil"), StorageFixture.Cancel)).Tickets);
    }

    [Fact]
    public async Task Who_ended_an_incident_finds_it_and_who_met_its_trouble_does_not()
    {
        var incident = new Incident
        {
            Number = 5, Provider = "gmail", Name = "Gmail", Helpdesk = new("msteams", "desk", "{}"), OpenedAt = storage.Time.GetUtcNow(), Version = 2,
            End = new(IncidentOutcome.Over, new("29:emil+\"", "Emil"), storage.Time.GetUtcNow(), null),
        };
        await using var db = await storage.LookAsync();
        db.Incidents.Add(new() { Number = 5, OpenedAt = incident.OpenedAt, Version = 2, Json = JsonSerializer.Serialize(incident) });
        await db.SaveChangesAsync(StorageFixture.Cancel);
        var emil = await LookAsync(new("msteams", "29:emil+\"", "emil-chat"));

        Assert.Equal([5], emil.Incidents);
        Assert.Equal(1, emil.Of(PersonalKind.Work));
        Assert.Empty((await LookAsync(Anna)).Incidents);
    }

    /// <summary>A row in every place: in their own chat, in a group, and in the helpdesk about their ticket.</summary>
    private async Task FillAsync(string person, string chat)
    {
        await using var turn = storage.NewTurn();
        var pieces = turn.ServiceProvider;
        var memory = pieces.GetRequiredService<BotMemory>();
        memory.Write($"msteams/users/{person}", "{}");
        memory.Write($"msteams/conversations/{chat}", "{}");
        memory.Write($"msteams/conversations/group/users/{person}", "{}");
        var ticket = await pieces.GetRequiredService<ITicketBook>().AddAsync(storage.NewTicket(person), StorageFixture.Cancel);
        await pieces.GetRequiredService<ITicketBook>().AddAsync(
            storage.NewTicket("carla") with { History = [new(storage.Time.GetUtcNow(), new(person, person), TicketEvent.Claimed)] }, StorageFixture.Cancel);
        pieces.GetRequiredService<IIncidentBook>().See(new("gmail", person, new("msteams", chat, "{}"), storage.Time.GetUtcNow()), storage.Time.GetUtcNow().AddMinutes(-15), person == "anna" ? 0 : 1);
        pieces.GetRequiredService<IAuditTrail>().Record(new(storage.Time.GetUtcNow(), "msteams", chat, new(person, person), "TicketClaim", null, AuditReason.NotHelpdesk));
        var transaction = pieces.GetRequiredService<TurnTransaction>();
        transaction.Post(storage.Outgoing(lane: $"msteams|{chat}"));
        transaction.Post(storage.Outgoing($$$"""{"recipient":{"id":"{{{person}}}"}}""", "msteams|group"));
        transaction.Post(storage.Outgoing("{}", "msteams|desk", TicketKeys.OfCard(ticket.Number)));
        transaction.Post(storage.Outgoing($$"""{"text":"{{person}} wrote"}""", "msteams|desk", $"{TicketKeys.OfLines(ticket.Number)}2"));
        transaction.Start(new() { Order = $$$"""{"user":{"id":"{{{person}}}"}}""" });
        transaction.Enlist(db =>
        {
            db.Cards.Add(new() { Lane = $"msteams|{chat}", CardKey = "own-1", ActivityId = "1", SentAt = storage.Time.GetUtcNow() });
            db.DeadLetters.Add(new() { Kind = DeadLetterKind.Post, Lane = $"msteams|{chat}", Body = "{}", Reason = "403", At = storage.Time.GetUtcNow() });
            db.DeadLetters.Add(new() { Kind = DeadLetterKind.Post, Lane = "msteams|desk", Body = "{}", CardKey = TicketKeys.OfCard(ticket.Number), Reason = "403", At = storage.Time.GetUtcNow() });
            db.DeadLetters.Add(new() { Kind = DeadLetterKind.Post, Lane = "msteams|desk", Body = "{}", CardKey = $"{TicketKeys.OfLines(ticket.Number)}3", Reason = "403", At = storage.Time.GetUtcNow() });
            return Task.CompletedTask;
        });
        await transaction.CommitAsync(StorageFixture.Cancel);
    }

    /// <summary>Every row of every place, as text.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = await storage.LookAsync();
        return
        [
            .. db.State.Select(r => r.Key), .. db.Tickets.Select(r => $"{r.RequesterId} {r.Json}"), .. db.Sightings.Select(r => r.PersonId), .. db.Audit.Select(r => r.PersonId),
            .. db.Outbox.Select(r => $"{r.Lane} {r.Activity}"), .. db.Jobs.Select(r => r.Order), .. db.Cards.Select(r => r.Lane), .. db.DeadLetters.Select(r => r.Lane),
        ];
    }

    private async Task<StoredOfPerson> LookAsync(PersonKey person)
    {
        await using var turn = storage.NewTurn();
        return await turn.ServiceProvider.GetRequiredService<IPersonalData>().LookAsync(person, StorageFixture.Cancel);
    }

    private async Task ForgetAsync(PersonKey person)
    {
        await using var turn = storage.NewTurn();
        await turn.ServiceProvider.GetRequiredService<IPersonalData>().ForgetAsync(person, StorageFixture.Cancel);
        await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
    }
}
