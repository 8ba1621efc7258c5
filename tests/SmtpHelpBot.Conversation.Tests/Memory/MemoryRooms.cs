using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>The helpdesk conversations.</summary>
internal sealed class MemoryRooms : IHelpdeskRooms
{
    private readonly List<Address> rooms = [];

    public Task<IReadOnlyList<Address>> AllAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Address>>([.. rooms]);

    public void Add(Address room)
    {
        var known = rooms.FindIndex(room.SamePlaceAs);
        if (known < 0)
        {
            rooms.Add(room);
        }
        else
        {
            rooms[known] = room;
        }
    }

    public void Remove(Address room) => rooms.RemoveAll(room.SamePlaceAs);

    public Task<bool> IsHelpdeskAsync(string channel, string conversation, CancellationToken cancellation) =>
        Task.FromResult(rooms.Exists(room => room.Channel == channel && room.Conversation == conversation));
}
