using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;

namespace BotBuilder.Tests.Tokens;

[Trait("Builtin", "BotBuilder")]
public sealed class KeyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new();
    private readonly HttpClient http = new();
    private Channel channel = null!;
    private ChannelKeySource keys = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        channel = await Channel.StartAsync();
        channel.Publish(Channel.NewKey("k1"), "msteams");
        keys = new(channel.MetadataUrl, new HttpDocumentRetriever(http) { RequireHttps = false }, time);
    }

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        http.Dispose();
        await channel.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day()
    {
        await keys.GetAsync(Cancel);
        time.Advance(TimeSpan.FromHours(23));
        await keys.GetAsync(Cancel);
        Assert.Equal(1, channel.Readings);

        time.Advance(TimeSpan.FromHours(2));
        await keys.GetAsync(Cancel);
        Assert.Equal(2, channel.Readings);
    }

    [Fact]
    public async Task Keys_are_read_at_once_for_a_token_that_names_another_but_not_for_each()
    {
        var seen = await keys.GetAsync(Cancel);
        channel.Publish(Channel.NewKey("k2"), "msteams");

        Assert.False((await keys.GetAfterAsync(seen, Cancel)).ById.ContainsKey("k2"));

        time.Advance(TimeSpan.FromMinutes(2));
        var renewed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => keys.GetAfterAsync(seen, Cancel)));
        Assert.All(renewed, now => Assert.True(now.ById.ContainsKey("k2")));
        await keys.GetAfterAsync(renewed[0], Cancel);
        Assert.Equal(2, channel.Readings);
    }

    [Fact]
    public async Task What_is_known_stays_while_the_keys_cannot_be_read()
    {
        var seen = await keys.GetAsync(Cancel);
        channel.IsOut = true;
        time.Advance(TimeSpan.FromDays(2));

        Assert.Same(seen, await keys.GetAsync(Cancel));
        Assert.Same(seen, await keys.GetAfterAsync(seen, Cancel));

        channel.IsOut = false;
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotSame(seen, await keys.GetAsync(Cancel));
    }

    [Fact]
    public async Task Keys_that_were_never_read_are_an_error_until_they_are()
    {
        channel.IsOut = true;
        await Assert.ThrowsAnyAsync<Exception>(() => keys.GetAsync(Cancel).AsTask());

        channel.IsOut = false;
        Assert.True((await keys.GetAsync(Cancel)).ById.ContainsKey("k1"));
    }
}
