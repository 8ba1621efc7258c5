using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.People;

/// <summary>Finds and forgets what is stored of one person, place by place.</summary>
internal sealed class PersonalData(TurnTransaction turn, ForgetBell bell) : IPersonalData
{
    public async Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var whose = await WhoseAsync(db, person, cancellation);
        var counts = new Dictionary<PersonalKind, int>();
        foreach (var place in PersonalPlaces.All)
        {
            counts[place.Kind] = counts.GetValueOrDefault(place.Kind) + await place.CountAsync(db, whose, cancellation);
        }

        return new(counts, whose.Tickets);
    }

    public async Task ForgetAsync(PersonKey person, CancellationToken cancellation)
    {
        var whose = await WhoseAsync(await turn.ReadAsync(cancellation), person, cancellation);
        turn.Enlist(async writing =>
        {
            foreach (var place in PersonalPlaces.All)
            {
                await place.ForgetAsync(writing, whose);
            }
        });
        turn.Afterwards(bell.Ring);
    }

    private static async Task<Whose> WhoseAsync(BotDb db, PersonKey person, CancellationToken cancellation)
    {
        var whose = new Whose(person, await PersonalPlaces.TicketsOf(db, person).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(cancellation));
        return whose with { Answers = await PersonalPlaces.AnswersOf(db, whose).Select(r => r.Id).ToListAsync(cancellation) };
    }
}
