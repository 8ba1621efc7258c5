using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>Finds and forgets what is stored of one person. It is looked for while others write; only what was found is deleted by key.</summary>
internal sealed class PersonalData(TurnTransaction turn) : IPersonalData
{
    public async Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        return new(
            await StateOf(db, person).CountAsync(cancellation),
            await db.Tickets.Where(r => r.RequesterChannel == person.Channel && r.RequesterId == person.Person).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(cancellation),
            await db.Sightings.CountAsync(r => r.Channel == person.Channel && r.PersonId == person.Person, cancellation),
            await LettersOf(db, person).CountAsync(cancellation),
            await db.Audit.CountAsync(r => r.Channel == person.Channel && r.PersonId == person.Person, cancellation));
    }

    public async Task ForgetAsync(PersonKey person, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var keys = await StateOf(db, person).Select(r => r.Key).ToListAsync(cancellation);
        var letters = await LettersOf(db, person).Select(r => r.Id).ToListAsync(cancellation);
        // What their looks find would be told to them, and kept again.
        var jobs = await db.Jobs.Where(r => r.Order.Contains($"\"{person.Person}\"")).Select(r => r.Id).ToListAsync(cancellation);
        turn.Enlist(async writing =>
        {
            await writing.Jobs.Where(r => jobs.Contains(r.Id)).ExecuteDeleteAsync();
            await writing.State.Where(r => keys.Contains(r.Key)).ExecuteDeleteAsync();
            await writing.DeadLetters.Where(r => letters.Contains(r.Id)).ExecuteDeleteAsync();
            await writing.Sightings.Where(r => r.Channel == person.Channel && r.PersonId == person.Person).ExecuteDeleteAsync();
        });
    }

    /// <summary>The keys of bot state as the Bot Builder makes them: of the person, of their own chat, and of the person in any chat.</summary>
    private static IQueryable<StateRow> StateOf(BotDb db, PersonKey person)
    {
        var (chat, platform) = ($"{person.Channel}/conversations/{person.Conversation}", $"{person.Channel}/");
        return db.State.Where(r => r.Key == chat || (r.Person == person.Person && r.Key.StartsWith(platform)));
    }

    private static IQueryable<DeadLetterRow> LettersOf(BotDb db, PersonKey person)
    {
        var (lane, id) = ($"{person.Channel}|{person.Conversation}", $"\"{person.Person}\"");
        return db.DeadLetters.Where(r => r.Lane == lane || r.Body.Contains(id));
    }
}
