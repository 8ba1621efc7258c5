using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using SmtpHelpBot.Entrance.Tokens;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

public sealed class ChannelKeyTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly WatchedTime time = new();
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ChannelKeySource keys;
    private Func<Task<ChannelKeys>> published;
    private int readings;

    public ChannelKeyTests()
    {
        published = () => Task.FromResult(Set("k1"));
        keys = new(_ => Read(), time, NullLogger<ChannelKeySource>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => rsa.Dispose();

    [Fact]
    public async Task Many_who_come_at_once_wait_for_one_reading()
    {
        var slow = new TaskCompletionSource<ChannelKeys>();
        published = () => slow.Task;
        var all = Enumerable.Range(0, 20).Select(_ => keys.GetAsync(Cancel).AsTask()).ToArray();
        slow.SetResult(Set("k1"));

        Assert.All(await Task.WhenAll(all), each => Assert.Contains("k1", each.ById.Keys));
        Assert.Equal(1, readings);
    }

    [Fact]
    public async Task One_who_goes_away_takes_the_reading_from_nobody()
    {
        var slow = new TaskCompletionSource<ChannelKeys>();
        published = () => slow.Task;
        using var impatient = new CancellationTokenSource();
        var gone = keys.GetAsync(impatient.Token).AsTask();
        var patient = keys.GetAsync(Cancel).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        slow.SetResult(Set("k1"));

        Assert.Contains("k1", (await patient).ById.Keys);
        Assert.Equal(1, readings);
    }

    [Fact]
    public async Task An_unknown_key_makes_them_be_read_at_once_but_not_for_each_token()
    {
        var seen = await keys.GetAsync(Cancel);
        published = () => Task.FromResult(Set("k1", "k2"));
        Assert.Same(seen, await keys.GetAfterAsync(seen, Cancel));

        time.Advance(ChannelKeySource.Pause);
        var renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => keys.GetAfterAsync(seen, Cancel).AsTask()));
        Assert.All(renewed, each => Assert.Contains("k2", each.ById.Keys));
        for (var token = 0; token < 100; token++)
        {
            await keys.GetAfterAsync(renewed[0], Cancel);
        }

        Assert.Equal(2, readings);
    }

    [Fact]
    public async Task They_are_read_in_the_background_before_they_are_old_and_nobody_waits()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var keeping = keys.KeepFreshAsync(stop.Token);
        Assert.Equal(ChannelKeySource.RenewAfter, await time.NextWaitAsync());
        published = () => Task.FromResult(Set("k2"));
        time.Advance(ChannelKeySource.RenewAfter);
        Assert.Equal(ChannelKeySource.RenewAfter, await time.NextWaitAsync());

        Assert.Contains("k2", (await keys.GetAsync(Cancel)).ById.Keys);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
    }

    [Fact]
    public async Task What_is_known_is_kept_through_an_outage_of_days_and_no_longer()
    {
        var seen = await keys.GetAsync(Cancel);
        published = () => throw new HttpRequestException("out");
        time.Advance(ChannelKeySource.LongestOutage - Moment);
        Assert.Same(seen, await keys.GetAsync(Cancel));
        Assert.Same(seen, await keys.GetAfterAsync(seen, Cancel));

        time.Advance(ChannelKeySource.Pause);
        await Assert.ThrowsAsync<KeysUnreadableException>(() => keys.GetAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task While_they_were_never_read_a_failure_is_remembered_for_some_seconds_so_that_nobody_queues()
    {
        published = () => throw new HttpRequestException("out");
        await Assert.ThrowsAsync<KeysUnreadableException>(() => keys.GetAsync(Cancel).AsTask());
        await Assert.ThrowsAsync<KeysUnreadableException>(() => keys.GetAsync(Cancel).AsTask());
        Assert.Equal(1, readings);

        published = () => Task.FromResult(Set("k1"));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("k1", (await keys.GetAsync(Cancel)).ById.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"k1","k":"AAAA"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","kid":"k1","x":"AAAA","y":"AAAA"}]}""")]
    public void A_document_without_a_key_that_signs_is_an_outage_and_not_an_empty_set(string document) => Assert.ThrowsAny<Exception>(() => ChannelKeys.Read(document));

    private ChannelKeys Set(params string[] ids) => new(ids.ToDictionary(id => id, id => new ChannelKey(new RsaSecurityKey(rsa) { KeyId = id }, ["msteams"]), StringComparer.Ordinal));

    private Task<ChannelKeys> Read()
    {
        Interlocked.Increment(ref readings);
        return published();
    }
}
