using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Entrance;
using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance.Limits;

/// <summary>How much the door takes at once.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_person_is_asked_to_come_again_and_nobody_else_feels_it()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Door:PerPersonInTenSeconds=5");
        for (var count = 0; count < 5; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("again"))).StatusCode);
        }

        var refused = await bot.PostAsync(bot.Message("again"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        var other = bot.Message("hello", "berta");
        other["from"]!["id"] = "user-2";
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(other)).StatusCode);
    }

    [Fact]
    public async Task One_tenant_is_asked_to_come_again_and_another_does_not_feel_it()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Door:PerTenantInTenSeconds=5");
        for (var count = 0; count < 5; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(From(bot, $"person-{count}", "tenant-1"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.PostAsync(From(bot, "person-6", "tenant-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(From(bot, "person-6", "tenant-2"))).StatusCode);
    }

    [Fact]
    public async Task So_many_rows_one_person_causes_in_a_day_and_what_the_bot_does_not_read_is_none_of_them()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Door:PerPersonInDay=5");
        foreach (var unread in (string[])["typing", "messageReaction", "endOfConversation", "somethingNew"])
        {
            var activity = bot.Message("");
            activity["type"] = unread;
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(activity)).StatusCode);
        }

        Assert.Equal(0, await StoredAsync(bot));
        for (var count = 0; count < 5; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("again"))).StatusCode);
        }

        var refused = await bot.PostAsync(bot.Message("again"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromHours(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.NotImplemented, (await bot.PostAsync(bot.Invoke("anything", []))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(From(bot, "person-2", "tenant-1"))).StatusCode);
        Assert.Equal(6, await StoredAsync(bot));
    }

    [Fact]
    public async Task Whoever_makes_up_a_tenant_in_a_channel_that_lets_them_is_counted_with_all_of_it()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Door:PerTenantInTenSeconds=2");
        HttpStatusCode[] answers = [await MadeUpAsync("team-1"), await MadeUpAsync("team-2"), await MadeUpAsync("team-3")];
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], answers);

        async Task<HttpStatusCode> MadeUpAsync(string team)
        {
            var activity = bot.Message("hello");
            (activity["channelId"], activity["channelData"], activity["from"]!["id"]) = ("webchat", new JObject { ["team"] = new JObject { ["id"] = team }, ["tenant"] = new JObject { ["id"] = team } }, team);
            ((JObject)activity["conversation"]!).Remove("tenantId");
            return (await bot.PostAsync(activity)).StatusCode;
        }
    }

    [Fact]
    public async Task So_many_are_worked_on_so_many_wait_and_the_others_are_told_when_to_come_again()
    {
        var gate = new TaskCompletionSource();
        var inside = new SemaphoreSlim(0);
        await using var bot = await RunningBot.StartAsync(
            async (_, _) =>
            {
                inside.Release();
                await gate.Task;
            },
            null,
            "--Door:RequestsAtOnce=2",
            "--Door:WaitingRequests=1");
        Task<HttpResponseMessage>[] working = [bot.PostAsync(bot.Invoke("anything", [], "a")), bot.PostAsync(bot.Invoke("anything", [], "b"))];
        await inside.WaitAsync(Cancel);
        await inside.WaitAsync(Cancel);
        Task<HttpResponseMessage>[] beyond = [bot.PostAsync(bot.Invoke("anything", [], "c")), bot.PostAsync(bot.Invoke("anything", [], "d"))];
        var refused = await await Task.WhenAny(beyond);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await bot.Client.GetAsync("/healthz", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.PostAsync("/slack/events", null, Cancel)).StatusCode);

        gate.SetResult();
        var answers = await Task.WhenAll([.. working, .. beyond]);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.NotImplemented));
    }

    [Fact]
    public async Task A_body_that_does_not_come_to_its_end_is_cut_off()
    {
        var time = new WatchedTime();
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, services => services.AddSingleton<TimeProvider>(time));
        using var client = new TcpClient();
        await client.ConnectAsync(bot.Client.BaseAddress!.Host, bot.Client.BaseAddress.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: {bot.Client.BaseAddress.Authority}\r\nContent-Length: 100\r\n\r\n{{\"type\":"), Cancel);
        await time.NextWaitOfAsync(RequestBody.Longest);
        time.Advance(RequestBody.Longest);
        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 408 ", await answer.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_says_it_is_large_takes_no_room_before_it_comes()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<LargeBodies>().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.ContentLength, context.Request.Body) = (RequestBody.Largest, Stream.Null);

        await using var body = await RequestBody.TakeAsync(context, Door.Teams);

        Assert.InRange(body!.Capacity, 0, 64 * 1024);
    }

    [Fact]
    public async Task So_many_bodies_are_large_at_once_and_small_ones_do_not_feel_it()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<LargeBodies>().BuildServiceProvider();
        var taken = new List<HttpContext>();
        for (var count = 0; count < LargeBodies.AtOnce; count++)
        {
            taken.Add(Sent(LargeBodies.From + 1));
            Assert.NotNull(await RequestBody.TakeAsync(taken[^1], Door.Slack));
        }

        var beyond = Sent(LargeBodies.From + 1);
        Assert.Null(await RequestBody.TakeAsync(beyond, Door.Slack));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, beyond.Response.StatusCode);
        Assert.NotNull(await RequestBody.TakeAsync(Sent(LargeBodies.From), Door.Slack));

        HttpContext Sent(int bytes) => new DefaultHttpContext { RequestServices = services, Request = { Body = new MemoryStream(new byte[bytes]) } };
    }

    [Fact]
    public async Task Slow_headers_slow_bodies_and_too_many_connections_are_the_servers_to_cut()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        var limits = bot.Get<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(1024, limits.MinRequestBodyDataRate?.BytesPerSecond);
        Assert.Equal((TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)), (limits.RequestHeadersTimeout, limits.KeepAliveTimeout));
        Assert.Equal((1024 * 1024, 16 * 1024, 2000), (limits.MaxRequestBodySize, limits.MaxRequestHeadersTotalSize, limits.MaxConcurrentConnections));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/missing")]
    [InlineData("/api/messages")]
    public async Task Every_answer_is_that_of_a_safe_web_host(string path)
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        var headers = (await bot.Client.GetAsync(path, Cancel)).Headers;

        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("X-Powered-By"));
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.True(headers.CacheControl?.NoStore);
    }

    private static async Task<int> StoredAsync(RunningBot bot)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(Cancel);
        return await db.Inbox.CountAsync(Cancel);
    }

    private static JObject From(RunningBot bot, string person, string tenant)
    {
        var message = bot.Message("hello", person);
        (message["from"]!["id"], message["conversation"]!["tenantId"]) = (person, tenant);
        return message;
    }
}
