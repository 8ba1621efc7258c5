using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Conversation.Incidents;

/// <summary>Incidents that last go where the helpdesk is. Where there is none they wait for the next one.</summary>
internal sealed class IncidentMoves(IIncidentBook book, IHelpdeskRooms rooms, TopicRoutes routes, IncidentOffice office)
{
    /// <summary>Moves those that are with no helpdesk.</summary>
    /// <param name="left">Conversations that are none any more and can still be reached: what stands there is taken down.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FollowAsync(IReadOnlyList<Address> left, CancellationToken cancellation)
    {
        var now = await rooms.AllAsync(cancellation);
        foreach (var incident in (await book.LastingAsync(cancellation)).Where(incident => !now.Any(incident.Helpdesk.SamePlaceAs) || HasRefused(incident, incident.Helpdesk)))
        {
            if (RoomFor(incident, now) is { } room)
            {
                if (left.Any(incident.Helpdesk.SamePlaceAs))
                {
                    office.TakeDown(incident);
                }

                await MoveAsync(incident with { Helpdesk = room }, cancellation);
            }
        }
    }

    /// <summary>An incident that lasts leaves a helpdesk conversation that did not take its card. Where all have refused it, it waits for the next one.</summary>
    public async Task LeaveAsync(int number, string channel, string conversation, CancellationToken cancellation)
    {
        if (await book.FindAsync(number, cancellation) is not { End: null } incident || incident.Helpdesk.Channel != channel || incident.Helpdesk.Conversation != conversation)
        {
            return;
        }

        var refused = incident with { Refused = [.. incident.Refused, incident.Helpdesk] };
        if (RoomFor(refused, await rooms.AllAsync(cancellation)) is { } room)
        {
            await MoveAsync(refused with { Helpdesk = room }, cancellation);
        }
        else
        {
            book.Move(refused);
        }
    }

    private async Task MoveAsync(Incident moved, CancellationToken cancellation)
    {
        book.Move(moved);
        await office.ShowMovedAsync(moved, (await book.PeopleOfAsync(moved.Number, cancellation)).Count, cancellation);
    }

    private Address? RoomFor(Incident incident, IEnumerable<Address> now) =>
        routes.Choose([.. now.Where(room => !HasRefused(incident, room))], Cause.ProviderIssue, incident.Provider, incident.Helpdesk.Channel);

    private static bool HasRefused(Incident incident, Address room) => incident.Refused.Any(room.SamePlaceAs);
}
