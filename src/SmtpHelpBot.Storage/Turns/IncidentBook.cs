using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>Incidents as one turn sees them, its own changes included.</summary>
internal sealed class IncidentBook(TurnTransaction turn, Writer writer) : IIncidentBook
{
    private readonly Dictionary<int, Incident> seen = [];

    /// <summary>How often a provider's sightings were written, as it was before this turn looked at any of them.</summary>
    private readonly Dictionary<string, int> writes = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);

    public async Task<Incident?> FindOpenAsync(string provider, CancellationToken cancellation)
    {
        await LookAsync(provider, cancellation);
        return seen.Values.FirstOrDefault(known => known.Provider == provider && known.End is null)
            ?? See(await (await turn.ReadAsync(cancellation)).Incidents.FirstOrDefaultAsync(r => r.OpenAt == provider, cancellation)) switch
            {
                { End: null } open => open,
                _ => null,
            };
    }

    public async Task<Incident?> FindAsync(int number, CancellationToken cancellation) =>
        seen.TryGetValue(number, out var known) ? known : See(await (await turn.ReadAsync(cancellation)).Incidents.FirstOrDefaultAsync(r => r.Number == number, cancellation));

    public async Task<IReadOnlyList<Incident>> LastingAsync(CancellationToken cancellation)
    {
        var rows = await (await turn.ReadAsync(cancellation)).Incidents.Where(r => r.OpenAt != null).OrderBy(r => r.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => See(row)!).Where(incident => incident.End is null)];
    }

    public async Task<IReadOnlyList<Sighting>> SeenAsync(string provider, DateTimeOffset since, CancellationToken cancellation)
    {
        await LookAsync(provider, cancellation);
        return await SightingsAsync(db => db.Sightings.Where(r => r.Provider == provider && r.At >= since && r.Incident == null), cancellation);
    }

    public async Task<IReadOnlyList<Sighting>> PeopleOfAsync(int incident, CancellationToken cancellation) =>
        await SightingsAsync(db => db.Sightings.Where(r => r.Incident == incident), cancellation);

    public void See(Sighting sighting, DateTimeOffset since, int others)
    {
        Hold(sighting.Provider);
        turn.Enlist(db => SeeAsync(db, sighting, since, others));
    }

    private static async Task SeeAsync(BotDb db, Sighting sighting, DateTimeOffset since, int others)
    {
        var from = since.ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "Sightings" WHERE "Provider" = {sighting.Provider} AND "At" < {from} AND "Incident" IS NULL""");
        await StoreAsync(db, sighting);
        if (await db.Sightings.CountAsync(r => r.Provider == sighting.Provider && r.At >= since && r.Incident == null) != others + 1)
        {
            // More: someone else met it too. Fewer: an incident was opened for them, or one of them was forgotten.
            throw new DbUpdateConcurrencyException("Who met the same trouble has changed at the same moment.");
        }
    }

    public async Task<Incident> OpenAsync(Incident incident, IReadOnlyList<Sighting> people, CancellationToken cancellation)
    {
        var opened = incident with { Number = await writer.WriteAsync(NextNumberAsync, cancellation), Version = 1 };
        seen[opened.Number] = opened;
        Hold(opened.Provider);
        turn.Enlist(async db =>
        {
            var added = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Incidents" ("Number", "OpenAt", "OpenedAt", "Version", "Json")
                VALUES ({opened.Number}, {opened.Provider}, {opened.OpenedAt.ToUnixTimeMilliseconds()}, {opened.Version}, {JsonSerializer.Serialize(opened)})
                ON CONFLICT ("OpenAt") DO NOTHING
                """);
            MustHaveChanged(added);
            foreach (var person in people)
            {
                await StoreAsync(db, person with { Incident = opened.Number });
            }
        });
        return opened;
    }

    public void Join(Incident incident, Sighting person) => turn.Enlist(async db =>
    {
        MustHaveChanged(await db.Database.ExecuteSqlAsync($"""UPDATE "Incidents" SET "Version" = "Version" + 1 WHERE "Number" = {incident.Number} AND "OpenAt" IS NOT NULL"""));
        await StoreAsync(db, person with { Incident = incident.Number });
    });

    public void Move(Incident incident)
    {
        var before = seen[incident.Number].Version;
        var moved = incident with { Version = before + 1 };
        seen[incident.Number] = moved;
        turn.Enlist(async db => MustHaveChanged(await db.Database.ExecuteSqlAsync($"""
            UPDATE "Incidents" SET "Version" = {moved.Version}, "Json" = {JsonSerializer.Serialize(moved)}
            WHERE "Number" = {moved.Number} AND "Version" = {before} AND "OpenAt" IS NOT NULL
            """)));
    }

    public void End(Incident incident)
    {
        var before = seen[incident.Number].Version;
        var ended = incident with { Version = before + 1 };
        seen[incident.Number] = ended;
        turn.Enlist(async db =>
        {
            MustHaveChanged(await db.Database.ExecuteSqlAsync($"""
                UPDATE "Incidents" SET "OpenAt" = NULL, "Version" = {ended.Version}, "Json" = {JsonSerializer.Serialize(ended)}
                WHERE "Number" = {ended.Number} AND "Version" = {before}
                """));
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "Sightings" WHERE "Incident" = {ended.Number}""");
        });
    }

    private Incident? See(IncidentRow? row) => row is null ? null
        : seen.TryGetValue(row.Number, out var known) ? known
        : seen[row.Number] = JsonSerializer.Deserialize<Incident>(row.Json)! with { Version = row.Version };

    private async Task<IReadOnlyList<Sighting>> SightingsAsync(Func<BotDb, IQueryable<SightingRow>> find, CancellationToken cancellation)
    {
        var rows = await find(await turn.ReadAsync(cancellation)).OrderBy(r => r.At).ToListAsync(cancellation);
        return [.. rows.Select(r => new Sighting(r.Provider, r.PersonId, new Address(r.Channel, r.Conversation, r.Reference), r.At, r.Incident))];
    }

    private static Task<int> StoreAsync(BotDb db, Sighting sighting) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "Sightings" ("Provider", "Channel", "PersonId", "Conversation", "Reference", "At", "Incident")
        VALUES ({sighting.Provider}, {sighting.Where.Channel}, {sighting.Person}, {sighting.Where.Conversation}, {sighting.Where.Reference}, {sighting.At.ToUnixTimeMilliseconds()}, {sighting.Incident})
        ON CONFLICT ("Provider", "Channel", "PersonId") DO UPDATE SET
            "Conversation" = excluded."Conversation", "Reference" = excluded."Reference", "At" = excluded."At", "Incident" = excluded."Incident"
        """);

    /// <summary>Before anything of a provider is read: what is written from now on is found out at the commit.</summary>
    private async Task LookAsync(string provider, CancellationToken cancellation)
    {
        if (!writes.ContainsKey(provider))
        {
            var name = CounterOf(provider);
            writes[provider] = await (await turn.ReadAsync(cancellation)).Counters.Where(r => r.Name == name).Select(r => r.Value).FirstOrDefaultAsync(cancellation);
        }
    }

    /// <summary>
    /// Sightings at one provider are committed one after the other, also by several processes: so the one that makes the crowd knows it.
    /// What a turn read of them rests on none having been written since: neither a person nor their ticket is missed by an incident
    /// that opens at the same moment.
    /// </summary>
    private void Hold(string provider)
    {
        if (!held.Add(provider))
        {
            return;
        }

        turn.Enlist(async db =>
        {
            var name = CounterOf(provider);
            var written = (await db.Database.SqlQuery<int>(
                $"""INSERT INTO "Counters" ("Name", "Value") VALUES ({name}, 1) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value" """).ToListAsync())[0];
            if (writes.TryGetValue(provider, out var before) && written != before + 1)
            {
                throw new DbUpdateConcurrencyException("Someone met trouble at the same provider, or was told of an incident, at the same moment.");
            }
        });
    }

    private static string CounterOf(string provider) => $"sightings:{provider}";

    private static void MustHaveChanged(int rows)
    {
        if (rows == 0)
        {
            throw new DbUpdateConcurrencyException("Another turn was faster with the same incident.");
        }
    }

    private static async Task<int> NextNumberAsync(BotDb db) => (await db.Database.SqlQuery<int>(
        $"""INSERT INTO "Counters" ("Name", "Value") VALUES ('incident', 1) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value" """)
        .ToListAsync())[0];
}
