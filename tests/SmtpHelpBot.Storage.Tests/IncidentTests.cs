using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class IncidentTests : IAsyncLifetime
{
    private readonly StorageFixture storage = new();

    private DateTimeOffset Since => storage.Time.GetUtcNow().AddMinutes(-15);

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task Each_person_is_seen_once_and_the_old_are_forgotten()
    {
        await SeeAsync("anna", others: 0);
        await SeeAsync("anna", others: 0);
        await SeeAsync("bert", others: 1);
        storage.Time.Advance(TimeSpan.FromMinutes(20));
        await SeeAsync("carl", others: 0);

        await using var db = await storage.LookAsync();
        Assert.Equal(["carl"], db.Sightings.Select(row => row.PersonId));
    }

    [Fact]
    public async Task Of_two_who_meet_it_at_the_same_moment_the_later_looks_again_so_that_the_crowd_is_not_missed()
    {
        await using var left = storage.NewTurn();
        await using var right = storage.NewTurn();
        Book(left).See(Person("anna"), Since, others: 0);
        Book(right).See(Person("bert"), Since, others: 0);

        await CommitAsync(left);
        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(right));
    }

    [Fact]
    public async Task Who_counted_on_someone_that_is_told_of_an_incident_or_forgotten_meanwhile_looks_again()
    {
        await SeeAsync("anna", others: 0);
        await using var counting = storage.NewTurn();
        Book(counting).See(Person("bert"), Since, others: 1);
        await using (var opening = storage.NewTurn())
        {
            await Book(opening).OpenAsync(New(), [Person("anna")], StorageFixture.Cancel);
            await CommitAsync(opening);
        }

        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(counting));
    }

    [Fact]
    public async Task Who_is_seen_again_while_an_incident_opens_for_them_looks_again_and_stays_one_of_its_people()
    {
        await SeeAsync("anna", others: 0);
        await using var again = storage.NewTurn();
        Assert.Null(await Book(again).FindOpenAsync("gmail", StorageFixture.Cancel));
        Book(again).See(Person("anna"), Since, others: 0);
        await using (var opening = storage.NewTurn())
        {
            await Book(opening).SeenAsync("gmail", Since, StorageFixture.Cancel);
            Book(opening).See(Person("bert"), Since, others: 1);
            await Book(opening).OpenAsync(New(), [Person("anna"), Person("bert")], StorageFixture.Cancel);
            await CommitAsync(opening);
        }

        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(again));
        await using var after = storage.NewTurn();
        var incident = await Book(after).FindOpenAsync("gmail", StorageFixture.Cancel);
        Assert.Equal(2, (await Book(after).PeopleOfAsync(incident!.Number, StorageFixture.Cancel)).Count);
    }

    [Fact]
    public async Task Who_opens_an_incident_while_one_of_its_people_hands_over_looks_again_and_finds_their_ticket()
    {
        await SeeAsync("anna", others: 0);
        await using var opening = storage.NewTurn();
        Assert.Single(await Book(opening).SeenAsync("gmail", Since, StorageFixture.Cancel));
        Book(opening).See(Person("bert"), Since, others: 1);
        await Book(opening).OpenAsync(New(), [Person("anna"), Person("bert")], StorageFixture.Cancel);
        await SeeAsync("anna", others: 0);

        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(opening));
    }

    [Fact]
    public async Task A_provider_has_one_incident_at_a_time()
    {
        await using var left = storage.NewTurn();
        await using var right = storage.NewTurn();
        await Book(left).OpenAsync(New(), [Person("anna")], StorageFixture.Cancel);
        await Book(right).OpenAsync(New(), [Person("bert")], StorageFixture.Cancel);

        await CommitAsync(left);
        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(right));
    }

    [Fact]
    public async Task Who_joins_while_it_ends_looks_again_and_nobody_is_left_untold()
    {
        var number = await OpenAsync();
        await using var joining = storage.NewTurn();
        await using var ending = storage.NewTurn();
        Book(joining).Join((await Book(joining).FindOpenAsync("gmail", StorageFixture.Cancel))!, Person("carl"));
        await EndAsync(ending, number);
        await CommitAsync(ending);
        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(joining));

        var again = await OpenAsync();
        await using var late = storage.NewTurn();
        await using var early = storage.NewTurn();
        await EndAsync(late, again);
        Book(early).Join((await Book(early).FindOpenAsync("gmail", StorageFixture.Cancel))!, Person("carl"));
        await CommitAsync(early);
        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(late));
    }

    [Fact]
    public async Task An_incident_that_ended_is_found_by_its_number_only_and_its_people_are_forgotten()
    {
        var number = await OpenAsync();
        await using (var ending = storage.NewTurn())
        {
            Assert.Equal(["anna", "bert"], (await Book(ending).PeopleOfAsync(number, StorageFixture.Cancel)).Select(person => person.Person).Order(StringComparer.Ordinal));
            await EndAsync(ending, number);
            await CommitAsync(ending);
        }

        await using var later = storage.NewTurn();
        Assert.Null(await Book(later).FindOpenAsync("gmail", StorageFixture.Cancel));
        Assert.Equal("Emil", (await Book(later).FindAsync(number, StorageFixture.Cancel))!.End!.Who.Name);
        Assert.Empty(await Book(later).PeopleOfAsync(number, StorageFixture.Cancel));
    }

    [Fact]
    public async Task An_incident_that_moves_while_it_ends_is_looked_at_again_and_one_that_lasts_is_found_where_it_went()
    {
        var number = await OpenAsync();
        await using var moving = storage.NewTurn();
        await using var ending = storage.NewTurn();
        var lasting = Assert.Single(await Book(moving).LastingAsync(StorageFixture.Cancel));
        await EndAsync(ending, number);
        Book(moving).Move(lasting with { Helpdesk = new("slack", "C0HELP", "{}") });
        await CommitAsync(moving);
        await Assert.ThrowsAsync<TurnConflictException>(() => CommitAsync(ending));

        await using var again = storage.NewTurn();
        Assert.Equal("C0HELP", Assert.Single(await Book(again).LastingAsync(StorageFixture.Cancel)).Helpdesk.Conversation);
        await EndAsync(again, number);
        await CommitAsync(again);
        await using var after = storage.NewTurn();
        Assert.Empty(await Book(after).LastingAsync(StorageFixture.Cancel));
    }

    private static IIncidentBook Book(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<IIncidentBook>();

    private static Task CommitAsync(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);

    private async Task EndAsync(AsyncServiceScope turn, int number)
    {
        var incident = (await Book(turn).FindAsync(number, StorageFixture.Cancel))!;
        Book(turn).End(incident with { End = new(IncidentOutcome.Over, new Person("emil", "Emil"), storage.Time.GetUtcNow(), null) });
    }

    private async Task<int> OpenAsync()
    {
        await using var turn = storage.NewTurn();
        var opened = await Book(turn).OpenAsync(New(), [Person("anna"), Person("bert")], StorageFixture.Cancel);
        await CommitAsync(turn);
        return opened.Number;
    }

    private async Task SeeAsync(string person, int others)
    {
        await using var turn = storage.NewTurn();
        Book(turn).See(Person(person), Since, others);
        await CommitAsync(turn);
    }

    private Sighting Person(string id) => new("gmail", id, new Address("msteams", $"{id}-chat", "{}"), storage.Time.GetUtcNow());

    private Incident New() => new() { Provider = "gmail", Name = "Gmail", Helpdesk = new("msteams", "desk", "{}"), OpenedAt = storage.Time.GetUtcNow() };
}
