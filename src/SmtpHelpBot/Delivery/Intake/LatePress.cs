using Microsoft.Bot.Builder;
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
    /// <summary>Within this time it is stored, or the client is told that it is not.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);

    private readonly Lazy<InboxRow> row = new(() => envelope.ToRow(time.GetUtcNow()));

    /// <summary>Whether the answer goes into the response.</summary>
    public AnswerRace Race { get; } = new();

    /// <summary>Stores it.</summary>
    public async Task StoreAsync()
    {
        Milestone.Reach(Milestone.PressStoring);
        await inbox.AddAsync(row.Value, CancellationToken.None).WaitAsync(LongestWrite, time);
        Milestone.Reach(Milestone.PressStored);
    }

    /// <summary>With the commit of its turn it is done, where it is or may be stored.</summary>
    public void Finish(TurnTransaction turn)
    {
        if (Race.IsLate())
        {
            turn.Finish(row.Value);
        }
    }

    /// <summary>Whether another process, which had the conversation before this one, has done it.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellation) =>
        row is { IsValueCreated: true, Value.Id: > 0 and var id } && await inbox.FindAsync(id, cancellation) is not { State: InboxState.Waiting };

    /// <summary>Waits for its turn; where that fails, the press is run once more from where it is stored, and parked where that fails too.</summary>
    public async Task WatchAsync(Task<InvokeResponse> turn)
    {
        try
        {
            await turn;
        }
        catch (Exception problem)
        {
            Log.LastTurn(logger, problem);
            worker.AddFailed(row.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of a pressed button failed after its client was told to wait, and is run once more.")]
        public static partial void LastTurn(ILogger logger, Exception problem);
    }
}
