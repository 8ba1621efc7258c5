using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Outbox;

/// <summary>What becomes of a message that its platform refuses for good, in one commit: it is kept aside, the helpdesk is told, and a ticket or an incident that the helpdesk's own conversation takes nothing of goes elsewhere.</summary>
internal sealed partial class Burial(OutboxStore store, Notices notices, IServiceScopeFactory scopes, ILogger<Burial> logger)
{
    private const int MostConflicts = 10;

    /// <summary>Keeps it aside; <paramref name="send"/> gets what is to be sent because of it.</summary>
    public async Task BuryAsync(OutboxRow row, string reason, Action<IReadOnlyList<OutboxRow>> send, CancellationToken cancellation)
    {
        Log.Refused(logger, row.Lane, reason);
        var tell = Notices.IsOne(row) ? [] : await notices.ForHelpdeskAsync("delivery.dead_letter", row.Lane, cancellation);
        if (tell.Count == 0)
        {
            Log.NobodyToTell(logger, row.Lane);
        }

        Milestone.Reach(Milestone.LetterBurying);
        if (row.Kind == PostKind.Send && Leaving(row) is { } leave)
        {
            await BuryAsync(row, leave, reason, tell, Tell, cancellation);
        }
        else if (await store.BuryAsync(row, reason, tell, cancellation))
        {
            Tell(tell);
        }

        void Tell(IReadOnlyList<OutboxRow> posts)
        {
            Milestone.Reach(Milestone.LetterBuried);
            send(posts);
        }
    }

    /// <summary>What leaves the conversation with it; null where it is about nothing that can.</summary>
    private static Leave? Leaving(OutboxRow row)
    {
        var (channel, conversation) = LaneRow.Parse(row.Lane);
        return (TicketKeys.TicketOf(row.CardKey), IncidentKeys.IncidentOf(row.CardKey)) switch
        {
            ({ } ticket, _) => (changes, cancellation) => changes.RefusedAsync(ticket, channel, conversation, cancellation),
            (_, { } incident) => (changes, cancellation) => changes.IncidentRefusedAsync(incident, channel, conversation, cancellation),
            _ => null,
        };
    }

    private async Task BuryAsync(OutboxRow row, Leave leave, string reason, IReadOnlyList<OutboxRow> tell, Action<IReadOnlyList<OutboxRow>> send, CancellationToken cancellation)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var transaction = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
            await leave(scope.ServiceProvider.GetRequiredService<IRoomChanges>(), cancellation);
            transaction.Enlist(db => store.BuryAsync(db, row, reason, tell));
            try
            {
                await transaction.CommitAsync(cancellation, () => send([.. tell, .. transaction.Posts]));
                return;
            }
            catch (TurnConflictException) when (conflicts < MostConflicts)
            {
                if (await store.FindAsync(row.Id, cancellation) is null)
                {
                    return;
                }
            }
        }
    }

    private delegate Task Leave(IRoomChanges changes, CancellationToken cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A message to {Lane} is a dead letter: {Reason}.")]
        public static partial void Refused(ILogger logger, string lane, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "No helpdesk conversation could be told that a message to {Lane} is a dead letter. Run doctor, and look at Helpdesk:Conversations.")]
        public static partial void NobodyToTell(ILogger logger, string lane);
    }
}
