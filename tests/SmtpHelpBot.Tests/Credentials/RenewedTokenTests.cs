using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Credentials;

namespace SmtpHelpBot.Tests.Credentials;

public sealed class RenewedTokenTests : ITokenIssuer
{
    private readonly FakeTimeProvider time = new();
    private readonly RenewedToken token;
    private TaskCompletionSource gate = Open();
    private int asked;
    private bool isOut;

    public RenewedTokenTests() => token = new(this, time, NullLogger<RenewedToken>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_asked_for_once_by_many_and_kept()
    {
        gate = new();
        var all = Enumerable.Range(0, 20).Select(_ => token.GetAsync(Cancel).AsTask()).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(all), each => Assert.Equal("token-1", each));
        time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("token-1", await token.GetAsync(Cancel));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task It_is_renewed_ahead_of_its_end_and_nobody_waits()
    {
        await token.GetAsync(Cancel);
        time.Advance(TimeSpan.FromMinutes(31));
        gate = new();
        Assert.Equal("token-1", await token.GetAsync(Cancel));
        gate.SetResult();
        await UntilAsync("token-2");
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_login_service_that_is_away_is_not_felt_while_the_token_lives()
    {
        await token.GetAsync(Cancel);
        isOut = true;
        for (var minute = 31; minute < 59; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(minute == 31 ? 31 : 1));
            Assert.Equal("token-1", await token.GetAsync(Cancel));
        }

        time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<HttpRequestException>(() => token.GetAsync(Cancel).AsTask());
        isOut = false;
        await UntilAsync($"token-{asked + 1}");
    }

    [Fact]
    public async Task Nothing_is_used_in_its_last_minute()
    {
        await token.GetAsync(Cancel);
        time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal("token-2", await token.GetAsync(Cancel));
    }

    async Task<(string Token, DateTimeOffset End)> ITokenIssuer.IssueAsync(CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref asked);
        await gate.Task;
        return isOut ? throw new HttpRequestException("out") : ($"token-{number}", time.GetUtcNow().AddHours(1));
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task UntilAsync(string wanted)
    {
        while (await token.GetAsync(Cancel) != wanted)
        {
            await Task.Delay(1, Cancel);
        }
    }
}
