using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Tests;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>What needs its answer at once, among what waits in a conversation that several processes share.</summary>
public sealed class SharedLanesTests : IAsyncLifetime
{
    private const string Lane = "msteams|anna";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly StorageFixture storage = new();
    private readonly LaneRunner lanes = new(workers: 1, TimeProvider.System, NullLogger.Instance);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(StorageFixture.Cancel);
    private SharedLanes shared = null!;
    private LaneStore other = null!;
    private Task running = null!;

    public async ValueTask InitializeAsync()
    {
        await storage.InitializeAsync();
        other = new(storage.Get<IDbContextFactory<PostgreSqlDb>>());
        shared = new(storage.Get<LaneStore>(), Options.Create(new DeliveryOptions()), TimeProvider.System, NullLogger<SharedLanes>.Instance);
        running = lanes.RunAsync(stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        shared.Dispose();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task It_does_not_overtake_a_message_whose_turn_failed_and_is_tried_again()
    {
        var done = new List<string>();
        Task<Piece?> NextAsync(Lease lease, CancellationToken cancellation) => Task.FromResult<Piece?>(done.Contains("message") ? null : _ =>
        {
            done.Add(done.Count == 0 ? "failed" : "message");
            return Task.FromResult<TimeSpan?>(done.Count == 1 ? TimeSpan.FromMilliseconds(1) : null);
        });
        await shared.RunInLaneAsync(LaneSide.Turns, lanes, Lane, NextAsync, (_, _) =>
        {
            done.Add("press");
            return Task.FromResult(true);
        });
        Assert.Equal(["failed", "message", "press"], done);
    }

    [Fact]
    public async Task It_holds_no_worker_while_another_process_has_the_conversation()
    {
        var held = (await other.ClaimAsync(LaneSide.Turns, Lane, Long, StorageFixture.Cancel))!;
        var press = PressAsync(Lane);
        Assert.True(await PressAsync("msteams|bert"));
        Assert.False(press.IsCompleted);
        await other.LeaveAsync(held, StorageFixture.Cancel);
        Assert.True(await press);
    }

    [Fact]
    public async Task Where_the_conversation_was_lost_in_the_middle_of_it_it_is_done_again()
    {
        var tries = 0;
        Assert.Equal(2, await shared.RunInLaneAsync(LaneSide.Turns, lanes, Lane, Nothing, (lease, _) =>
            ++tries == 1 ? throw new LeaseLostException(lease.Lane) : Task.FromResult(tries)));
    }

    [Fact]
    public async Task What_fails_tells_who_asked_and_the_conversation_goes_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.RunInLaneAsync<bool>(
            LaneSide.Turns, lanes, Lane, Nothing, (_, _) => throw new InvalidOperationException("the turn")));
        Assert.True(await PressAsync(Lane));
    }

    private Task<bool> PressAsync(string lane) => shared.RunInLaneAsync(LaneSide.Turns, lanes, lane, Nothing, (_, _) => Task.FromResult(true));

    private static Task<Piece?> Nothing(Lease lease, CancellationToken cancellation) => Task.FromResult<Piece?>(null);
}
