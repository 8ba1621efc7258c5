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
        foreach (var incident in (await book.LastingAsync(cancellation)).Where(incident => !now.Any(incident.Helpdesk.SamePlaceAs)))
        {
            if (routes.Choose(now, Cause.ProviderIssue, incident.Provider, incident.Helpdesk.Channel) is { } room)
            {
                if (left.Any(incident.Helpdesk.SamePlaceAs))
                {
                    office.TakeDown(incident);
                }

                var moved = incident with { Helpdesk = room };
                book.Move(moved);
                await office.ShowMovedAsync(moved, (await book.PeopleOfAsync(moved.Number, cancellation)).Count, cancellation);
            }
        }
    }
}
