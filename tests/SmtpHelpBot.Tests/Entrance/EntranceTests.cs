using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance;

public sealed class EntranceTests : IAsyncLifetime
{
    private RunningBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Without_an_app_id_too_a_part_of_another_kind_is_answered_in_words()
    {
        var message = bot.Message("hello");
        message["timestamp"] = new JObject();
        var answer = await bot.PostAsync(message);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("A part of the activity is of another kind than it should be.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    public async Task Only_POST_is_answered(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/api/messages");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":1,"channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"relative/path","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"file:///etc/passwd","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":null}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":""}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":"me"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"name":"me"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"},"entities":{}}""")]
    [InlineData("""{"type":"\ud800","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"\udc00\ud800"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"},"ChannelId":"smtphelpbot-desk"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"},"channelId":"webchat"}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"},"Conversation":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a","Id":"b"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u","ID":"v"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b","id":"c"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a\r\nfail: forged"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a\u202e"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"ms\u001b[31mteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u\u2028v"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"invoke","Name":"a\u2029b","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    [InlineData("""{"type":"invoke","name":"a\nfail: forged","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"a"},"from":{"id":"u"},"recipient":{"id":"b"}}""")]
    public async Task What_is_not_an_activity_is_400(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(body)).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("\U0001F600")]
    [InlineData("a\u202e")]
    [InlineData(null)]
    public async Task A_name_that_may_not_stand_in_the_log_is_answered_with_what_it_must_be(string? id)
    {
        var message = bot.Message("hello");
        message["from"]!["id"] = id;
        var answer = await bot.PostAsync(message);

        Assert.Equal("'from.id' must be a text of 1 to 2048 plain characters.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_too_deep_is_400()
    {
        var message = bot.Message("deep");
        message["value"] = JToken.Parse(new string('[', 60) + new string(']', 60));
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(message)).StatusCode);
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_413()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await bot.PostAsync(bot.Message(new string('x', 1024 * 1024)))).StatusCode);
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_that_does_not_say_so_is_413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(bot.Message(new string('x', 1024 * 1024)).ToString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        var answer = await SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("A body may have 1048576 bytes.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Without_an_app_id_only_this_computer_is_served(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(bot.Message("hello").ToString()) };
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", HttpStatusCode.Forbidden)]
    [InlineData("2001:db8::7", HttpStatusCode.Forbidden)]
    [InlineData("::ffff:203.0.113.7", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.9", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::1", HttpStatusCode.OK)]
    public async Task Without_an_app_id_the_address_of_the_sender_counts_whatever_its_headers_say(string address, HttpStatusCode status)
    {
        await using var reached = await RunningBot.StartAsync((_, _) => Task.CompletedTask, services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(address))));
        Assert.Equal(status, (await reached.PostAsync(reached.Message("hello"))).StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:3978")]
    [InlineData("[::1]:3978")]
    public async Task This_computer_has_three_names(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Host = host;
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Without_an_app_id_a_service_url_elsewhere_is_refused()
    {
        var message = bot.Message("hello");
        message["serviceUrl"] = "https://smba.trafficmanager.net/teams/";
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(message)).StatusCode);
    }

    [Fact]
    public async Task The_probes_of_a_load_balancer_are_answered()
    {
        Assert.Equal(HttpStatusCode.OK, (await bot.Client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.Client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task With_an_app_id_nobody_comes_in_without_a_token_of_the_channel(string? authorization)
    {
        await using var connected = await StartConnectedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await SayAsync(connected, authorization)).StatusCode);
    }

    [Fact]
    public async Task While_the_keys_of_the_channel_are_out_of_reach_it_is_asked_to_come_again()
    {
        await using var connected = await StartConnectedAsync();
        var answer = await SayAsync(connected, "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.e30");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer x", "401 Unauthorized")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.e30", "503 Service Unavailable")]
    public async Task Whoever_shows_no_good_token_is_answered_before_any_of_the_body_comes(string authorization, string status)
    {
        await using var connected = await StartConnectedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(connected.Client.BaseAddress!.Host, connected.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: {connected.Client.BaseAddress.Authority}\r\nAuthorization: {authorization}\r\nContent-Length: 1000000\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var head = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 } line)
        {
            head.Add(line);
        }

        Assert.Equal($"HTTP/1.1 {status}", head[0]);
        Assert.Contains("Connection: close", head);
    }

    private static Task<RunningBot> StartConnectedAsync() => RunningBot.StartAsync(
        (_, _) => Task.CompletedTask,
        services => services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new NoInternet())),
        "--MicrosoftAppId=00000000-0000-0000-0000-000000000001",
        "--MicrosoftAppType=MultiTenant",
        "--MicrosoftAppPassword=secret");

    private static async Task<HttpResponseMessage> SayAsync(RunningBot connected, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(connected.Message("hello").ToString()) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await connected.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => bot.Client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Every request comes from one address.</summary>
    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = address;
                return go(context);
            });
            next(app);
        };
    }

    /// <summary>Where the channel publishes its keys is out of reach.</summary>
    private sealed class NoInternet : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("There is no internet in this test.");
    }
}
