using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Takes the rows of each conversation in order, one at a time. A row whose turn fails three times is parked, and those behind it go on.</summary>
internal sealed partial class InboxWorker(
    InboxStore inbox,
    TurnRunner turns,
    Parking parking,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<InboxWorker> logger) : BackgroundService
{
    private const int MostTries = 3;
    private readonly LaneRunner lanes = new(options.Value.TurnsAtOnce, time, logger);

    /// <summary>Whether so much waits that nothing more should come in.</summary>
    public bool IsCrowded => lanes.Waiting >= options.Value.WaitingTurns;

    /// <summary>Runs the turn of a row that was just stored when its time comes.</summary>
    public void Add(InboxRow row) => lanes.Add(LaneName.Of(row.Channel, row.Conversation), cancellation => RunAsync(row, cancellation));

    /// <summary>Runs something in a conversation, in its place among what waits there.</summary>
    public Task<T> RunInLaneAsync<T>(string lane, Func<CancellationToken, Task<T>> work) => lanes.RunInLaneAsync(lane, work);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await inbox.WaitingAsync(cancellationToken))
        {
            lanes.Add(LaneName.Of(row.Channel, row.Conversation), cancellation => RunAsync(row.Id, cancellation));
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => lanes.RunAsync(stoppingToken);

    private async Task<TimeSpan?> RunAsync(long id, CancellationToken cancellation) =>
        await inbox.FindAsync(id, cancellation) is { State: InboxState.Waiting } row ? await RunAsync(row, cancellation) : null;

    private async Task<TimeSpan?> RunAsync(InboxRow row, CancellationToken cancellation)
    {
        try
        {
            await turns.RunAsync(row.Envelope, turn => turn.Finish(row.Id), repliesInResponse: false, cancellation);
            return null;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && !StorageFault.IsPassing(problem))
        {
            return await FailedAsync(row, problem, cancellation);
        }
    }

    private async Task<TimeSpan?> FailedAsync(InboxRow row, Exception problem, CancellationToken cancellation)
    {
        row.Attempts++;
        Log.Failed(logger, row.Id, row.Attempts, problem);
        if (row.Attempts >= MostTries)
        {
            await parking.ParkAsync(row, problem, cancellation);
            return null;
        }

        await inbox.FailedAsync(row.Id, row.Attempts, cancellation);
        return TimeSpan.FromMilliseconds(250 * row.Attempts);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of inbox row {Id} failed (try {Attempt}).")]
        public static partial void Failed(ILogger logger, long id, int attempt, Exception problem);
    }
}
