using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>
/// A pressed button whose turn may take longer than its client waits. From when the client is told that the answer will follow, the
/// press is stored like a message: whatever becomes of its turn or of this process, it is done, and done once.
/// </summary>
internal sealed partial class LatePress(Envelope envelope, InboxStore inbox, InboxWorker worker, TimeProvider time, ILogger logger)
{
    private readonly Lazy<InboxRow> row = new(() => RowOf(envelope, time));

    /// <summary>Whether the answer goes into the response.</summary>
    public AnswerRace Race { get; } = new();

    /// <summary>Stores it; false where its turn was faster.</summary>
    public async Task<bool> StoreAsync()
    {
        Milestone.Reach(Milestone.PressStoring);
        var isNew = await inbox.AddAsync(row.Value, CancellationToken.None);
        Milestone.Reach(Milestone.PressStored);
        return isNew;
    }

    /// <summary>With the commit of its turn it is done, where it is or may be stored.</summary>
    public void Finish(TurnTransaction turn)
    {
        if (Race.IsLate())
        {
            turn.Finish(row.Value);
        }
    }

    /// <summary>Whether another process, which had the conversation before this one, has done it. It has its id before anybody can see it.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellation) =>
        row is { IsValueCreated: true, Value.Id: > 0 and var id } && await inbox.FindAsync(id, cancellation) is { State: not InboxState.Waiting };

    /// <summary>
    /// Waits for its turn; where that fails, the press is run once more from where it is stored, however late that was, and parked where
    /// that fails too.
    /// </summary>
    public async Task WatchAsync(Task turn, Task<bool> storing)
    {
        try
        {
            await turn;
        }
        catch (Exception problem)
        {
            Log.LastTurn(logger, problem);
            await RunAgainAsync(storing);
        }
    }

    private async Task RunAgainAsync(Task<bool> storing)
    {
        try
        {
            if (await storing)
            {
                worker.AddStored(row.Value);
            }
        }
        catch (Exception problem)
        {
            Log.Gone(logger, problem);
        }
    }

    /// <summary>Its turn is tried already, by who stores it: from where it is stored there is one try left.</summary>
    private static InboxRow RowOf(Envelope envelope, TimeProvider time)
    {
        var stored = envelope.ToRow(time.GetUtcNow());
        stored.Attempts = InboxWorker.MostTries - 1;
        return stored;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A pressed button could neither be done nor stored, and is not run again.")]
        public static partial void Gone(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of a pressed button failed after its client was told to wait, and is run once more.")]
        public static partial void LastTurn(ILogger logger, Exception problem);
    }
}
