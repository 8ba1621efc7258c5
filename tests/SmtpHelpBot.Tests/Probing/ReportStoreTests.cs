using System.Net;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Ports;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Probe.FairUse;
using SmtpHelpBot.Probing;
using SmtpHelpBot.Tests.Counting;

namespace SmtpHelpBot.Tests.Probing;

public sealed class ReportStoreTests : IAsyncDisposable
{
    private readonly PlainMailServer server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_bots_with_one_Redis_share_a_look()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancellation);
        await using var one = new Bot(redis.PatientConnection);
        await using var other = new Bot(redis.PatientConnection);

        var first = await one.LookAsync(server);
        await redis.HoldsSomethingAsync(Cancellation);
        var second = await other.LookAsync(server);

        Assert.Equal(1, server.Visits);
        Assert.Equal(first.Report.At, second.Report.At);
        Assert.Equal(first.Report.Conclusion.Text, second.Report.Conclusion.Text);
        Assert.Equal(first.Report.Ports[0].Transcript, second.Report.Ports[0].Transcript);
        Assert.Equal(10_485_760, second.Report.Ports[0].Size);
    }

    [Fact]
    public async Task Two_bots_without_a_Redis_look_for_themselves()
    {
        await using var one = new Bot(connection: null);
        await using var other = new Bot(connection: null);

        await one.LookAsync(server);
        await other.LookAsync(server);

        Assert.Equal(2, server.Visits);
    }

    [Fact]
    public async Task A_Redis_that_is_gone_stops_no_look()
    {
        await using var bot = new Bot($"127.0.0.1:{Loopback.FreePort()}");

        Assert.Equal("clear_text_only", Assert.Single((await bot.LookAsync(server)).Report.Conclusion.Findings));
    }

    [Fact]
    public async Task A_Redis_that_goes_while_the_bot_runs_stops_no_look()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        var redis = await RedisServer.StartAsync(Cancellation);
        await using var bot = new Bot(redis.Connection);
        await bot.LookAsync(server);
        await redis.DisposeAsync();
        await using var other = new PlainMailServer();

        await bot.LookAsync(other);

        Assert.Equal(1, other.Visits);
    }

    [Theory]
    [InlineData("redis.example.com:6379,ssl=true", true)]
    [InlineData("localhost", true)]
    [InlineData("redis.example.com,nonsense=1", false)]
    [InlineData(",", false)]
    public void A_connection_string_is_checked_at_the_start(string text, bool isGood) => Assert.Equal(isGood, RedisConnection.IsOne(text));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>As much of a bot as looks at servers.</summary>
    private sealed class Bot : IAsyncDisposable
    {
        private readonly ServiceProvider services;
        private readonly SharedCheck check;

        public Bot(string? connection)
        {
            var made = new ServiceCollection();
            made.AddLogging().AddHybridCache();
            made.AddReportStore(connection);
            services = made.BuildServiceProvider();
            check = new(
                MailServerCheck.Create(new() { Allowed = [IPNetwork.Parse("127.97.0.0/16")] }, TimeProvider.System),
                services.GetRequiredService<HybridCache>(), new(), TimeProvider.System);
        }

        public async Task<CheckAnswer.Seen> LookAsync(PlainMailServer server) => Assert.IsType<CheckAnswer.Seen>(
            await check.LookAsync(new(server.Address.ToString(), [PlainMailServer.Port], "rosa", Fresh: false), (_, _) => { }, Cancellation));

        public async ValueTask DisposeAsync()
        {
            check.Dispose();
            await services.DisposeAsync();
        }
    }
}
