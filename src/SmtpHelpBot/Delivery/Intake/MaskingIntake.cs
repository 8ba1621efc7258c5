using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Masks, stores, answers: nothing of what came in is kept or passed on before it is masked.</summary>
internal sealed class MaskingIntake(
    InboxStore inbox, InboxWorker worker, InlineTurns inline, OutboxSender outbox, AwayNotice away, IOptions<DeliveryOptions> options, TimeProvider time) : IIntake
{
    /// <summary>A platform that waits for longer gives up, and does not say what became of it.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(10);

    private static readonly IntakeAnswer.Busy Crowded = new(TimeSpan.FromSeconds(2), BusyReason.Full);
    private static readonly IntakeAnswer.Busy StorageAway = new(TimeSpan.FromSeconds(10), BusyReason.StorageAway);
    private readonly TimeSpan longestLook = new AnswerTimes(options.Value).Turn;

    public async Task<IntakeAnswer> TakeAsync(ClaimsIdentity claims, Activity activity, CancellationToken cancellation)
    {
        if (!ReadTypes.Has(activity.Type))
        {
            return new IntakeAnswer.Dropped();
        }

        var (lane, arrived) = (LaneName.Of(activity), time.GetTimestamp());
        if (worker.IsCrowded || outbox.IsCrowded)
        {
            return Crowded;
        }

        using var trace = BotTrace.Begin("accept");
        try
        {
            if (await IsFullAsync(lane).WaitAsync(activity.Type == ActivityTypes.Invoke ? longestLook : LongestWrite, time, cancellation))
            {
                return Crowded;
            }

            var (kept, notes) = Mask.Apply(activity);
            var envelope = Envelope.Of(claims, kept, notes);
            return activity switch
            {
                { Type: ActivityTypes.Event, Name: { } name } when ReservedEvents.Has(name) => new IntakeAnswer.Dropped(),
                { Type: ActivityTypes.Invoke, DeliveryMode: not DeliveryModes.Notification } => new IntakeAnswer.Answered(await inline.AnswerAsync(envelope, arrived, cancellation)),
                { DeliveryMode: DeliveryModes.ExpectReplies } => new IntakeAnswer.Replied(await inline.ReplyAsync(envelope, cancellation)),
                _ => await StoreAsync(envelope, cancellation),
            };
        }
        catch (Exception problem) when (problem is TimeoutException || StorageFault.IsPassing(problem))
        {
            away.Tell(activity);
            return InlineTurns.NotSaved(activity) is { } told ? new IntakeAnswer.Answered(told) : StorageAway;
        }
    }

    /// <summary>Not cancelled with its caller: a look that is given up ends by itself.</summary>
    private async Task<bool> IsFullAsync(string lane) =>
        await worker.IsFullAsync(lane, CancellationToken.None) || await outbox.IsFullAsync(lane, CancellationToken.None);

    private async Task<IntakeAnswer> StoreAsync(Envelope envelope, CancellationToken cancellation)
    {
        var row = envelope.ToRow(time.GetUtcNow());
        Milestone.Reach(Milestone.IntakeStoring);
        // What is slow may be stored yet: it then has its turn, and the platform's next try is known to be the same.
        await inbox.AddAsync(row, cancellation, Stored).WaitAsync(LongestWrite, time, cancellation);
        return new IntakeAnswer.Stored();

        void Stored(bool isNew)
        {
            Milestone.Reach(Milestone.IntakeStored);
            if (isNew)
            {
                worker.Add(row);
            }
        }
    }
}
