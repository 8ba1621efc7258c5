using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Pacing;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Outbox;

/// <summary>Sends what turns have committed, in order for each conversation, until the platform has it or refuses it for good.</summary>
internal sealed partial class OutboxSender(
    OutboxStore store,
    Packing packing,
    Pacer pacer,
    CommonPace pace,
    IEnumerable<IChannelRoute> routes,
    Burial burial,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<OutboxSender> logger,
    LaneStore? leases = null,
    SharedLanes? shared = null) : BackgroundService
{
    private static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StillNew = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);
    private readonly CancellationTokenSource grace = new();
    private readonly IChannelRoute[] routes = [.. routes];
    private readonly LaneRunner lanes = new(options.Value.SendsAtOnce, time, logger);
    private readonly ConcurrentDictionary<(string Lane, string Card), long> newestUpdate = new();

    private readonly ConcurrentDictionary<string, Handed> unsettled = new(StringComparer.Ordinal);

    /// <summary>Whether so much waits that nothing more should come in.</summary>
    public bool IsCrowded => Math.Max(lanes.Waiting, shared?.Waiting ?? 0) + pacer.Delayed >= options.Value.WaitingSends;

    /// <summary>
    /// Whether about a hundred messages wait to go out to one conversation, from whichever process, so that nothing more of it should come
    /// in; not where they wait for the pace of its platform, or because that asked to wait.
    /// </summary>
    public async ValueTask<bool> IsFullAsync(string lane, CancellationToken cancellation) => shared is null
        ? lanes.IsFull(lane)
        : await store.HasWaitingAsync(lane, LaneRunner.MostInOne, cancellation) && !await leases!.RestsAsync(LaneSide.Posts, lane, LaneRunner.Lately, cancellation);

    /// <summary>Sends a committed row in its turn.</summary>
    public void Add(OutboxRow row)
    {
        if (shared is null)
        {
            Add(new(row.Id, row.Lane, row.Kind, row.CardKey), row);
        }
        else
        {
            shared.Wake();
        }
    }

    /// <summary>Sends what was committed together, each in its turn.</summary>
    public void Add(IReadOnlyList<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Looks for what other processes stored.</summary>
    public void Wake() => shared?.Wake();

    /// <summary>Waits until all that a conversation is to be sent by now is settled.</summary>
    public async Task CatchUpAsync(string lane)
    {
        while (shared is not null && await store.HasWaitingAsync(lane, 1, grace.Token))
        {
            await Task.Delay(LookAgain, time, grace.Token);
        }

        await lanes.RunInLaneAsync(lane, static _ => Task.FromResult(true));
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var post in shared is null ? await store.WaitingAsync(cancellationToken) : [])
        {
            Add(post, loaded: null);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stop = stoppingToken.Register(() => grace.CancelAfter(GraceAtStop));
        await Task.WhenAll(lanes.RunAsync(stoppingToken), shared?.RunAsync(LaneSide.Posts, lanes, NextAsync, stoppingToken) ?? Task.CompletedTask);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await (shared?.LeaveAsync(LaneSide.Posts) ?? Task.CompletedTask);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        grace.Dispose();
    }

    private void Add(WaitingPost post, OutboxRow? loaded)
    {
        if (post.Kind == PostKind.Update)
        {
            newestUpdate.AddOrUpdate((post.Lane, post.CardKey), post.Id, (_, known) => Math.Max(known, post.Id));
        }

        // What must wait is read again, and need not be kept: a platform may be away for hours.
        var fresh = loaded is null ? null : new WeakReference<OutboxRow>(loaded);
        // What is on its way when the process is told to stop is finished: cut off, it would go out a second time.
        lanes.Add(post.Lane, _ => SendAsync(post, fresh?.TryGetTarget(out var row) == true ? row : null, grace.Token));
    }

    private async Task<TimeSpan?> SendAsync(WaitingPost post, OutboxRow? loaded, CancellationToken cancellation)
    {
        var handed = HandedOf(post.Lane, post.Id);
        if (handed is null && IsOvertaken(post))
        {
            await store.DropAsync(post.Id, cancellation);
            return null;
        }

        // What had to wait is looked up again: it may be gone, because someone had themselves forgotten.
        var row = handed is not null ? handed.Row : loaded is { Attempts: 0 } && time.GetUtcNow() - loaded.CreatedAt < StillNew ? loaded : await store.FindAsync(post.Id, cancellation);
        if (row is null)
        {
            return null;
        }

        var wait = await HandOverAsync(row, lease: null, cancellation);
        if (wait is null)
        {
            newestUpdate.TryRemove(KeyValuePair.Create((post.Lane, post.CardKey), post.Id));
        }

        return wait;
    }

    private async Task<Piece?> NextAsync(Lease lease, CancellationToken cancellation)
    {
        var row = unsettled.TryGetValue(lease.Lane, out var handed) ? handed.Row : await store.NextAsync(lease.Lane, cancellation);
        return row is null ? null : _ => SendAsync(row, lease, grace.Token);
    }

    private async Task<TimeSpan?> SendAsync(OutboxRow row, Lease lease, CancellationToken cancellation) =>
        row.Kind == PostKind.Update && HandedOf(row.Lane, row.Id) is null && await store.IsOvertakenAsync(row, cancellation)
            ? await DropAsync(row, cancellation)
            : await HandOverAsync(row, lease, cancellation);

    /// <summary>
    /// What the platform has said of it and is not stored yet; null where there is nothing. Nothing newer makes that void, nor that someone
    /// had themselves forgotten: what is to take it back has to find it.
    /// </summary>
    private Handed? HandedOf(string lane, long id) => unsettled.TryGetValue(lane, out var handed) && handed.Row.Id == id ? handed : null;

    /// <summary>What a platform has said is not asked for a second time because it could not be stored: the message would be there twice.</summary>
    private async Task<TimeSpan?> HandOverAsync(OutboxRow row, Lease? lease, CancellationToken cancellation)
    {
        var handed = HandedOf(row.Lane, row.Id);
        if (handed is null)
        {
            if (await packing.PackAsync(row, cancellation) is not { } parcel)
            {
                Log.NeverThere(logger, row.Lane);
                return await DropAsync(row, cancellation);
            }

            if (await pace.WaitAsync(row.Lane, parcel, cancellation) is { } pause)
            {
                return pause;
            }

            await DemandAsync(lease, cancellation);
            unsettled[row.Lane] = handed = await HandAsync(row, parcel, cancellation);
        }

        var wait = await SettleAsync(row, handed, cancellation);
        unsettled.TryRemove(row.Lane, out _);
        return wait;
    }

    private async Task<Handed> HandAsync(OutboxRow row, Parcel parcel, CancellationToken cancellation)
    {
        using var trace = BotTrace.GoOn("deliver", row.Trace);
        var receipt = await DeliverAsync(parcel, cancellation);
        BotFigures.Posted(OutcomeOf(receipt));
        var wait = receipt is Receipt.Later { After: var asked } ? Backoff.After(row.Attempts + 1, asked) : TimeSpan.Zero;
        if (receipt is Receipt.Later { IsTooFast: true })
        {
            pacer.Close(parcel, wait);
        }

        return new(row, parcel.Kind, receipt, wait);
    }

    private static PostOutcome OutcomeOf(Receipt receipt) => receipt switch
    {
        Receipt.Taken or Receipt.Begun => PostOutcome.Taken,
        Receipt.Later { IsUncertain: true } => PostOutcome.Uncertain,
        Receipt.Later => PostOutcome.Later,
        Receipt.Refused => PostOutcome.Refused,
        _ => throw new InvalidOperationException($"A route answered with {receipt.GetType().Name}."),
    };

    private async Task DemandAsync(Lease? lease, CancellationToken cancellation)
    {
        if (lease is not null && !await leases!.HoldsAsync(lease, cancellation))
        {
            throw new LeaseLostException(lease.Lane);
        }
    }

    private bool IsOvertaken(WaitingPost post) =>
        post.Kind == PostKind.Update && newestUpdate.TryGetValue((post.Lane, post.CardKey), out var newest) && newest > post.Id;

    private async Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation)
    {
        var route = Array.Find(routes, r => r.Serves(parcel.Activity.ChannelId));
        if (route is null)
        {
            return new Receipt.Refused("no route to this channel");
        }

        Milestone.Reach(parcel.Kind == PostKind.Send ? Milestone.PostSending : Milestone.ChangeSending);
        var receipt = await route.DeliverAsync(parcel, cancellation);
        Milestone.Reach(parcel.Kind == PostKind.Send ? Milestone.PostAnswered : Milestone.ChangeAnswered);
        return receipt;
    }

    private async Task<TimeSpan?> SettleAsync(OutboxRow row, Handed handed, CancellationToken cancellation)
    {
        switch (handed.Receipt)
        {
            case Receipt.Taken taken:
                await store.DeliveredAsync(row, taken.ActivityId, CancellationToken.None);
                Milestone.Reach(handed.Kind == PostKind.Send ? Milestone.PostRecorded : Milestone.ChangeRecorded);
                return null;
            case Receipt.Begun begun:
                await store.BegunAsync(row, begun.ActivityId, CancellationToken.None);
                Milestone.Reach(Milestone.PartRecorded);
                row.Attempts++;
                return TimeSpan.Zero;
            case Receipt.Later later when time.GetUtcNow() - row.CreatedAt < TimeSpan.FromHours(options.Value.GiveUpAfterHours):
                Log.Later(logger, row.Lane, row.Attempts + 1, later.Reason, handed.Wait);
                await store.FailedAsync(row.Id, row.Attempts + 1, cancellation);
                Milestone.Reach(Milestone.PostFailed);
                row.Attempts++;
                return handed.Wait;
            case Receipt.Later later:
                return await BuryAsync(row, $"given up: {later.Reason}", cancellation);
            case Receipt.Refused refused:
                return await BuryAsync(row, refused.Reason, cancellation);
            default:
                throw new InvalidOperationException($"A route answered with {handed.Receipt.GetType().Name}.");
        }
    }

    private async Task<TimeSpan?> BuryAsync(OutboxRow row, string reason, CancellationToken cancellation)
    {
        await burial.BuryAsync(row, reason, Add, cancellation);
        return null;
    }

    private async Task<TimeSpan?> DropAsync(OutboxRow row, CancellationToken cancellation)
    {
        await store.DropAsync(row.Id, cancellation);
        return null;
    }

    /// <summary>What was done with a message, and what its platform said.</summary>
    private sealed record Handed(OutboxRow Row, PostKind Kind, Receipt Receipt, TimeSpan Wait);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message was to be deleted in {Lane} that is not known to have arrived there.")]
        public static partial void NeverThere(ILogger logger, string lane);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A message to {Lane} could not be handed over (try {Attempt}: {Reason}); the next try is in {Wait}.")]
        public static partial void Later(ILogger logger, string lane, int attempt, string reason, TimeSpan wait);
    }
}
