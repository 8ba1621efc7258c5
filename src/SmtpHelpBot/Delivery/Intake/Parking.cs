using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Gives a turn up: it is kept aside, the person gets a plain apology, the helpdesk sees it. All of that is one commit.</summary>
internal sealed class Parking(IServiceScopeFactory scopes, Notices notices, OutboxSender outbox, TimeProvider time)
{
    public async Task ParkAsync(InboxRow row, Lease? lease, Exception problem, CancellationToken cancellation)
    {
        var envelope = ActivityJson.Read<Envelope>(row.Envelope);
        var activity = envelope.Activity;
        var lane = LaneName.Of(row.Channel, row.Conversation);
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
        turn.Trace = envelope.Trace;
        turn.Fence(lease);
        turn.Park(row, lane, problem.GetType().Name, time.GetUtcNow());
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Invoke)
        {
            turn.Post(notices.Message(activity.GetConversationReference(), Texts.For(activity.Locale)[ApologyFor(activity)]));
        }

        foreach (var notice in await notices.ForHelpdeskAsync("delivery.parked", lane, cancellation))
        {
            turn.Post(notice);
        }

        Milestone.Reach(Milestone.TurnParking);
        await turn.CommitAsync(cancellation, () => Tell(turn.Posts));
    }

    private void Tell(IReadOnlyList<OutboxRow> posts)
    {
        Milestone.Reach(Milestone.TurnParked);
        outbox.Add(posts);
    }

    /// <summary>Who pressed a button that said that its answer will follow hears that it did nothing.</summary>
    private static string ApologyFor(Activity activity) => activity is { Type: ActivityTypes.Invoke, DeliveryMode: not DeliveryModes.Notification } ? "delivery.press_apology" : "delivery.apology";
}
