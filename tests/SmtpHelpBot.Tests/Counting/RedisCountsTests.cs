using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Counting;

/// <summary>Limits that several bots keep together, in the real Redis.</summary>
public sealed class RedisCountsTests : IDisposable
{
    private static readonly CountedWindow Person = new("person:rosa", 3, TimeSpan.FromMinutes(10));
    private readonly LogLines log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_bots_count_a_person_together_and_say_when_to_come_again()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var one = Counts(redis.PatientConnection);
        await using var other = Counts(redis.PatientConnection);
        Assert.Null((await one.TakeAsync([Person], Cancellation))!.Wait);
        Assert.Null((await other.TakeAsync([Person], Cancellation))!.Wait);
        Assert.Null((await one.TakeAsync([Person], Cancellation))!.Wait);

        Assert.InRange((await other.TakeAsync([Person], Cancellation))!.Wait!.Value, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(10));
        Assert.NotNull((await one.TakeAsync([Person], Cancellation))!.Wait);
        Assert.Null((await one.TakeAsync([Person with { Of = "person:uwe" }], Cancellation))!.Wait);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_so_many_get_a_place()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var one = Counts(redis.PatientConnection);
        await using var other = Counts(redis.PatientConnection);
        var window = new CountedWindow("target:smtp.example.com", 10, TimeSpan.FromMinutes(10));
        var tries = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? one : other).TakeAsync([window], Cancellation).AsTask()));

        Assert.Equal(10, tries.Count(taken => taken!.Wait is null));
    }

    [Fact]
    public async Task Where_one_of_two_windows_is_full_no_place_of_the_other_is_used_up()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var counts = Counts(redis.PatientConnection);
        var (full, wide) = (Person with { Most = 1 }, new CountedWindow("all", 2, TimeSpan.FromMinutes(10)));
        Assert.Null((await counts.TakeAsync([full, wide], Cancellation))!.Wait);
        Assert.NotNull((await counts.TakeAsync([full, wide], Cancellation))!.Wait);

        Assert.Null((await counts.TakeAsync([wide], Cancellation))!.Wait);
        Assert.NotNull((await counts.TakeAsync([wide], Cancellation))!.Wait);
    }

    [Fact]
    public async Task A_place_is_free_again_when_its_time_is_over()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var counts = Counts(redis.PatientConnection);
        var brief = new CountedWindow("brief", 1, TimeSpan.FromMilliseconds(300));
        Assert.Null((await counts.TakeAsync([brief], Cancellation))!.Wait);

        while ((await counts.TakeAsync([brief], Cancellation))!.Wait is { } wait)
        {
            Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(300));
            await Task.Delay(wait, Cancellation);
        }
    }

    [Fact]
    public async Task While_it_is_away_each_bot_counts_for_itself_and_says_so_once()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        var redis = await RedisServer.StartAsync(Cancellation);
        await using var counts = Counts(redis.PatientConnection);
        Assert.NotNull(await counts.TakeAsync([Person], Cancellation));
        await redis.DisposeAsync();

        while (await counts.TakeAsync([Person], Cancellation) is not null)
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.Null(await counts.TakeAsync([Person], Cancellation));
        Assert.Single(log.All, line => line.Contains("this bot counts for itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_it_hangs_one_asks_for_all_and_the_others_are_not_held_up()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        var time = new FakeTimeProvider();
        await using var counts = Counts(redis.PatientConnection + ",asyncTimeout=1500", time);
        Assert.NotNull(await counts.TakeAsync([Person], Cancellation));
        await using (await redis.HangAsync(Cancellation))
        {
            Assert.Null(await counts.TakeAsync([Person], Cancellation));
            time.Advance(TimeSpan.FromSeconds(1));
            var all = Enumerable.Range(0, 50).Select(_ => counts.TakeAsync([Person], Cancellation)).ToList();

            Assert.Equal(49, all.Count(asked => asked.IsCompleted));
            Assert.All(await Task.WhenAll(all.Select(asked => asked.AsTask())), Assert.Null);
        }

        await Eventually.IsAsync("a Redis that answers again", async () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return await counts.TakeAsync([Person], Cancellation) is not null;
        });
        Assert.NotNull(await counts.TakeAsync([Person], Cancellation));
    }

    public void Dispose() => log.Dispose();

    private RedisCounts Counts(string connection, TimeProvider? time = null) => new(connection, time ?? TimeProvider.System, LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<RedisCounts>());
}
