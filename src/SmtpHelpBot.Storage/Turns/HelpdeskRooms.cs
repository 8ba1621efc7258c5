using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>The helpdesk conversations as one turn sees them.</summary>
internal sealed class HelpdeskRooms(TurnTransaction turn) : IHelpdeskRooms
{
    private static readonly Func<BotDb, string, string, Task<bool>> IsStored = EF.CompileAsyncQuery(
        (BotDb db, string channel, string conversation) => db.Rooms.Any(r => r.Channel == channel && r.Conversation == conversation));

    private readonly List<Address> added = [];
    private readonly List<Address> removed = [];

    public async Task<IReadOnlyList<Address>> AllAsync(CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var stored = await db.Rooms.OrderBy(r => r.Id).Select(r => new Address(r.Channel, r.Conversation, r.Reference)).ToListAsync(cancellation);
        var now = stored.Where(room => !removed.Exists(room.SamePlaceAs)).Select(room => added.FindLast(room.SamePlaceAs) ?? room).Concat(added.Where(a => !stored.Exists(a.SamePlaceAs)));
        return [.. NamedBySettings.First(now)];
    }

    public async Task<bool> IsHelpdeskAsync(string channel, string conversation, CancellationToken cancellation) =>
        added.Exists(a => a.Channel == channel && a.Conversation == conversation)
        || (!removed.Exists(gone => gone.Channel == channel && gone.Conversation == conversation)
            && await IsStored(await turn.ReadAsync(cancellation), channel, conversation));

    public void Remove(Address room)
    {
        added.RemoveAll(room.SamePlaceAs);
        removed.Add(room);
        turn.Enlist(db => db.Rooms.Where(r => r.Channel == room.Channel && r.Conversation == room.Conversation).ExecuteDeleteAsync());
    }

    public void Add(Address room)
    {
        removed.RemoveAll(room.SamePlaceAs);
        added.RemoveAll(room.SamePlaceAs);
        added.Add(room);
        turn.Enlist(async db =>
        {
            var known = await db.Rooms.AsTracking().FirstOrDefaultAsync(r => r.Channel == room.Channel && r.Conversation == room.Conversation);
            if (known is null)
            {
                db.Rooms.Add(new RoomRow { Channel = room.Channel, Conversation = room.Conversation, Reference = room.Reference });
            }
            else
            {
                known.Reference = room.Reference;
            }
        });
    }
}
