using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>What a turn's commit says about the row it answers.</summary>
public static class InboxChanges
{
    /// <summary>The row is answered; what the person wrote is forgotten, that it came is not.</summary>
    public static void Finish(this TurnTransaction turn, long inboxId) => turn.Enlist(async db =>
    {
        var done = await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Inbox" SET "State" = {(int)InboxState.Done}, "Envelope" = '' WHERE "Id" = {inboxId} AND "State" = {(int)InboxState.Waiting}""");
        if (done == 0)
        {
            throw new InvalidOperationException($"Inbox row {inboxId} is answered already.");
        }
    });

    /// <summary>The same for an activity that may be stored by now, or is while this is committed.</summary>
    /// <exception cref="InvalidOperationException">It is answered already.</exception>
    public static void Finish(this TurnTransaction turn, InboxRow row) => turn.Enlist(async db =>
    {
        if (!await InboxStore.AddIfNewAsync(db, row.Answered()) && await InboxStore.AnswerWaitingAsync(db, row) == 0)
        {
            throw new InvalidOperationException("The same activity was answered before.");
        }
    });

    /// <summary>
    /// Remembers an activity that is answered in this very turn, without ever having waited, with what it was answered with: who asks again
    /// gets the same. Of a conversation only the last answer is kept.
    /// </summary>
    public static void RecordAnswered(this TurnTransaction turn, InboxRow row) => turn.Enlist(async db =>
    {
        row.State = InboxState.Done;
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Inbox" SET "Envelope" = '' WHERE "Channel" = {row.Channel} AND "Scope" = {row.Scope} AND "Conversation" = {row.Conversation} AND "State" = {(int)InboxState.Done} AND "Envelope" <> ''""");
        if (!await InboxStore.AddIfNewAsync(db, row))
        {
            throw new InvalidOperationException("The same activity was answered before.");
        }
    });

    /// <summary>The row is given up after its turn failed too often, and kept for the helpdesk to see.</summary>
    public static void Park(this TurnTransaction turn, InboxRow row, string lane, string reason, DateTimeOffset now) => turn.Enlist(async db =>
    {
        await db.Inbox.Where(r => r.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, InboxState.Parked).SetProperty(r => r.Envelope, ""));
        db.DeadLetters.Add(new() { Kind = DeadLetterKind.Turn, Lane = lane, Body = row.Envelope, InboxId = row.Id, Reason = reason, At = now });
    });
}
