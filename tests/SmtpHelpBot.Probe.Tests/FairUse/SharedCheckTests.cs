using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Probe.FairUse;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.FairUse;

public sealed class SharedCheckTests : IAsyncDisposable
{
    private readonly World world = new();
    private readonly Complaints complaints = new();
    private readonly ServiceProvider services;

    public SharedCheckTests()
    {
        var made = new ServiceCollection().AddSingleton<TimeProvider>(world.Time).AddSingleton<ILoggerFactory>(complaints);
        made.AddHybridCache();
        services = made.BuildServiceProvider();
    }

    [Fact]
    public async Task Fifty_people_who_ask_for_the_same_server_cause_one_look()
    {
        var go = new TaskCompletionSource();
        world.Serve(587, new Script().Wait(go.Task).Then(Script.Submission(world.Good)));
        using var shared = Shared(new());

        var asking = Enumerable.Range(0, 50).Select(person => shared.LookAsync(Wish($"person {person}"), world.Tell, TestContext.Current.CancellationToken)).ToList();
        go.SetResult();
        var answers = await Task.WhenAll(asking);

        Assert.Single(world.Asked);
        Assert.All(answers, answer => Assert.Equal(World.Now, Assert.IsType<CheckAnswer.Seen>(answer).Report.At));
    }

    [Fact]
    public async Task Everybody_who_waits_for_a_look_is_told_how_far_it_is_also_who_came_late()
    {
        var go = new TaskCompletionSource();
        world.Serve(587, new Script().Wait(go.Task).Then(Script.Submission(world.Good)));
        using var shared = Shared(new());
        var late = new System.Collections.Concurrent.ConcurrentQueue<string>();

        var first = shared.LookAsync(Wish("rosa"), world.Tell, TestContext.Current.CancellationToken);
        await world.UntilAsync(587, "banner");
        var second = shared.LookAsync(Wish("emil"), (_, phase) => late.Enqueue(phase), TestContext.Current.CancellationToken);
        go.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(["banner", "ehlo", "starttls", "tls", "ehlo_tls", "done"], late);
    }

    [Fact]
    public async Task Who_wants_a_fresh_look_gets_one_unless_the_last_is_young()
    {
        world.Serve(587, Script.Submission(world.Good));
        using var shared = Shared(new());
        await SeenAsync(shared, Wish("rosa"));
        world.Time.Advance(TimeSpan.FromSeconds(5));
        await SeenAsync(shared, Wish("rosa", fresh: true));
        Assert.Single(world.Asked);

        world.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(World.Now, (await SeenAsync(shared, Wish("rosa"))).Report.At);
        Assert.Equal(World.Now.AddSeconds(15), (await SeenAsync(shared, Wish("rosa", fresh: true))).Report.At);
        Assert.Equal(2, world.Asked.Count);
    }

    [Fact]
    public async Task Whatever_a_person_typed_the_memory_takes_its_name()
    {
        using var shared = Shared(new() { PerPersonInTenMinutes = 100, InMinute = 100 });
        foreach (var typed in (string[])["mail\0.example", "\ud800.example", "\u202e\u0007", new string('x', 5000), ""])
        {
            await shared.LookAsync(new(typed, [587], "rosa", Fresh: false), world.Tell, TestContext.Current.CancellationToken);
        }

        Assert.Empty(complaints.Lines);
    }

    [Fact]
    public async Task Other_ports_are_another_look()
    {
        world.Serve(587, Script.Submission(world.Good));
        using var shared = Shared(new());

        await SeenAsync(shared, Wish("rosa"));
        await SeenAsync(shared, Wish("rosa") with { Ports = [465] });
        await SeenAsync(shared, Wish("rosa") with { Asked = " MAIL.example.org" });

        Assert.Equal(2, world.Asked.Count);
    }

    [Fact]
    public async Task A_person_who_asks_too_often_is_told_when_to_come_again_and_others_are_not()
    {
        world.Serve(587, Script.Submission(world.Good));
        using var shared = Shared(new() { PerPersonInTenMinutes = 2 });
        await SeenAsync(shared, Wish("rosa"));
        await SeenAsync(shared, Wish("rosa"));

        var refused = Assert.IsType<CheckAnswer.TooOften>(await LookAsync(shared, Wish("rosa")));

        Assert.InRange(refused.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        await SeenAsync(shared, Wish("emil"));
    }

    [Fact]
    public async Task A_server_is_not_looked_at_more_often_than_is_fair_whoever_asks()
    {
        using var shared = Shared(new() { PerTargetInMinute = 2 });
        await SeenAsync(shared, Wish("rosa") with { Ports = [25] });
        await SeenAsync(shared, Wish("emil") with { Ports = [465] });

        Assert.IsType<CheckAnswer.TooOften>(await LookAsync(shared, Wish("anna") with { Asked = "MAIL.example.org" }));
    }

    [Fact]
    public async Task A_crowd_that_comes_at_one_instant_begins_one_after_the_other()
    {
        using var gate = new FairUseGate(new() { BeginInSecond = 2 });

        var (first, second) = (gate.BeginAsync(TestContext.Current.CancellationToken), gate.BeginAsync(TestContext.Current.CancellationToken));

        Assert.True(first.IsCompletedSuccessfully);
        Assert.False(second.IsCompleted);
        await second;
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_to_begin_takes_nobodys_turn()
    {
        using var gate = new FairUseGate(new() { BeginInSecond = 2 });
        await gate.BeginAsync(TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource();
        var gone = gate.BeginAsync(cancel.Token);
        var stays = gate.BeginAsync(TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await stays;
    }

    [Fact]
    public async Task All_looks_together_have_a_limit()
    {
        world.Serve(587, Script.Submission(world.Good));
        using var shared = Shared(new() { InMinute = 1 });
        await SeenAsync(shared, Wish("rosa"));

        Assert.IsType<CheckAnswer.TooOften>(await LookAsync(shared, Wish("emil") with { Ports = [465] }));
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        using var shared = Shared(new());
        Assert.IsType<CheckAnswer.Refused>(await LookAsync(shared, Wish("rosa") with { Asked = "10.0.0.1" }));
        world.Settings = world.Settings with { Allowed = [System.Net.IPNetwork.Parse("10.0.0.0/8")] };
        using var later = Shared(new());

        Assert.IsType<CheckAnswer.Seen>(await LookAsync(later, Wish("rosa") with { Asked = "10.0.0.1" }));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await world.DisposeAsync();
    }

    private static CheckWish Wish(string who, bool fresh = false) => new(World.Host, [587], who, fresh);

    private SharedCheck Shared(FairUseLimits limits) => new(world.Check(), services.GetRequiredService<HybridCache>(), limits, world.Time);

    private static Task<CheckAnswer> LookAsync(SharedCheck shared, CheckWish wish) => shared.LookAsync(wish, (_, _) => { }, TestContext.Current.CancellationToken);

    private static async Task<CheckAnswer.Seen> SeenAsync(SharedCheck shared, CheckWish wish) => Assert.IsType<CheckAnswer.Seen>(await LookAsync(shared, wish));

    /// <summary>What the memory complains of.</summary>
    private sealed class Complaints : ILoggerFactory, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("It keeps all itself.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
