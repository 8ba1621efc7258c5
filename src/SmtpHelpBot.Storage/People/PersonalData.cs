using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.People;

/// <summary>Finds and forgets what is stored of one person, place by place.</summary>
internal sealed class PersonalData(TurnTransaction turn, ForgetBell bell) : IPersonalData
{
    /// <summary>A person is shown the newest of what they wrote, and not all.</summary>
    private const int MostWork = 10;

    public async Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var whose = await WhoseAsync(db, person, cancellation);
        var counts = new Dictionary<PersonalKind, int>();
        foreach (var place in PersonalPlaces.All)
        {
            counts[place.Kind] = counts.GetValueOrDefault(place.Kind) + await place.CountAsync(db, whose, cancellation);
        }

        return new(counts, whose.Tickets)
        {
            Work = await NewestAsync(PersonalPlaces.WorkOf(db, whose).Select(r => r.Number), cancellation),
            Incidents = await NewestAsync(PersonalPlaces.EndedBy(db, whose).Select(r => r.Number), cancellation),
        };
    }

    public async Task ForgetAsync(PersonKey person, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var whose = await WhoseAsync(db, person, cancellation);
        foreach (var place in PersonalPlaces.All)
        {
            turn.Enlist(await place.FindAsync(db, whose, cancellation));
        }

        turn.Afterwards(bell.Ring);
    }

    private static async Task<IReadOnlyList<int>> NewestAsync(IQueryable<int> numbers, CancellationToken cancellation) =>
        await numbers.OrderByDescending(number => number).Take(MostWork).ToListAsync(cancellation);

    private static async Task<Whose> WhoseAsync(BotDb db, PersonKey person, CancellationToken cancellation) =>
        new(person, await PersonalPlaces.TicketsOf(db, person).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(cancellation));
}
