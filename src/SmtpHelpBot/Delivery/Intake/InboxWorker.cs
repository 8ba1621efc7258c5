using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Takes the rows of each conversation in order, one at a time. A row whose turn fails three times is parked, and those behind it go on.</summary>
internal sealed partial class InboxWorker(
    InboxStore inbox,
    TurnRunner turns,
    Parking parking,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<InboxWorker> logger,
    SharedLanes? shared = null) : BackgroundService
{
    /// <summary>A turn that failed so often is given up.</summary>
    public const int MostTries = 3;

    private readonly LaneRunner lanes = new(options.Value.TurnsAtOnce, time, logger);

    /// <summary>Whether so much waits that nothing more should come in.</summary>
    public bool IsCrowded => Math.Max(lanes.Waiting, shared?.Waiting ?? 0) >= options.Value.WaitingTurns;

    /// <summary>
    /// Whether about a hundred wait in one conversation, in whichever process, so that nothing more of it should come in; those behind a turn
    /// that waits to be tried again count. About, because looking and storing are two steps.
    /// </summary>
    public async ValueTask<bool> IsFullAsync(string lane, CancellationToken cancellation) =>
        lanes.HasMost(lane) || (shared is not null && await inbox.HasWaitingAsync(lane, LaneRunner.MostInOne, cancellation));

    /// <summary>Runs the turn of a row that was just stored when its time comes.</summary>
    public void Add(InboxRow row)
    {
        if (shared is null)
        {
            lanes.Add(row.Lane, cancellation => RunAsync(row, lease: null, cancellation));
        }
        else
        {
            shared.Wake();
        }
    }

    /// <summary>Runs the turn of a row that was stored a while ago, if it waits still.</summary>
    public void AddStored(InboxRow row)
    {
        if (shared is null)
        {
            lanes.Add(row.Lane, cancellation => RunAsync(row.Id, cancellation));
        }
        else
        {
            shared.Wake();
        }
    }

    /// <summary>Looks for what other processes stored.</summary>
    public void Wake() => shared?.Wake();

    /// <summary>Runs something in a conversation, in its place among what waits there; under a lease where other processes could have it too.</summary>
    public Task<T> RunInLaneAsync<T>(string lane, Func<Lease?, CancellationToken, Task<T>> work) => shared is null
        ? lanes.RunInLaneAsync(lane, cancellation => work(null, cancellation))
        : shared.RunInLaneAsync(LaneSide.Turns, lanes, lane, NextAsync, work);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var row in shared is null ? await inbox.WaitingAsync(cancellationToken) : [])
        {
            lanes.Add(LaneName.Of(row.Channel, row.Conversation), cancellation => RunAsync(row.Id, cancellation));
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await (shared?.LeaveAsync(LaneSide.Turns) ?? Task.CompletedTask);
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(lanes.RunAsync(stoppingToken), shared?.RunAsync(LaneSide.Turns, lanes, NextAsync, stoppingToken) ?? Task.CompletedTask);

    private async Task<Piece?> NextAsync(Lease lease, CancellationToken cancellation) =>
        await inbox.NextAsync(lease.Lane, cancellation) is { } row ? stop => RunAsync(row, lease, stop) : null;

    private async Task<TimeSpan?> RunAsync(long id, CancellationToken cancellation) =>
        await inbox.FindAsync(id, cancellation) is { State: InboxState.Waiting } row ? await RunAsync(row, lease: null, cancellation) : null;

    private async Task<TimeSpan?> RunAsync(InboxRow row, Lease? lease, CancellationToken cancellation)
    {
        try
        {
            // A pressed button that was stored is one for whose answer nobody waits.
            await turns.RunAsync(row.Envelope, (turn, _) => Finish(turn, row, lease), repliesInResponse: false, cancellation, isLate: static () => true);
            return null;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && problem is not LeaseLostException && !StorageFault.IsPassing(problem))
        {
            return await FailedAsync(row, lease, problem, cancellation);
        }
    }

    private static void Finish(TurnTransaction turn, InboxRow row, Lease? lease)
    {
        turn.Fence(lease);
        turn.Finish(row.Id);
    }

    private async Task<TimeSpan?> FailedAsync(InboxRow row, Lease? lease, Exception problem, CancellationToken cancellation)
    {
        row.Attempts++;
        BotFigures.Turned(isCommitted: false);
        Log.Failed(logger, row.Id, row.Attempts, problem);
        if (row.Attempts >= MostTries)
        {
            await parking.ParkAsync(row, lease, problem, cancellation);
            return null;
        }

        await inbox.FailedAsync(row.Id, row.Attempts, cancellation);
        Milestone.Reach(Milestone.TurnFailed);
        return TimeSpan.FromMilliseconds(250 * row.Attempts);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of inbox row {Id} failed (try {Attempt}).")]
        public static partial void Failed(ILogger logger, long id, int attempt, Exception problem);
    }
}
