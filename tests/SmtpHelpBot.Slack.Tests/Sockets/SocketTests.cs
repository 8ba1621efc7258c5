using System.Net;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Sockets;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Sockets;

/// <summary>What comes over Socket Mode is taken side by side; and how long it rests before it calls again.</summary>
public sealed class SocketTests
{
    private readonly Desk desk = new();
    private readonly RestingTime time = new();

    [Fact]
    public async Task A_Slack_that_says_when_to_come_again_is_not_called_before()
    {
        desk.Slack.OnHttp("apps.connections.open", _ => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(30)) } });
        await RunAsync(async () => Assert.Equal(TimeSpan.FromSeconds(30), await time.RestAsync()));
    }

    [Theory]
    [InlineData("""{"type":"disconnect","reason":"too_many_websockets"}""")]
    [InlineData(null)]
    public async Task Connections_that_end_as_they_begin_are_opened_anew_with_growing_pauses(string? farewell)
    {
        await using var server = await StartAsync(socket => farewell is null
            ? socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken) : SayAsync(socket, farewell));
        Connects(server);
        await RunAsync(async () =>
        {
            foreach (var pause in new[] { 1, 2, 4 })
            {
                var rest = await time.RestAsync();
                Assert.InRange(rest.TotalSeconds, pause * 0.75, pause * 1.25);
                time.Advance(rest);
            }
        });
    }

    [Fact]
    public async Task One_who_is_slow_to_be_named_holds_up_nobody_else_on_the_line()
    {
        var (named, acknowledged) = (new TaskCompletionSource(), Channel.CreateUnbounded<string>());
        desk.Slack.Holds("users.info", asked => asked.Value<string>("user") == "U0ANNA", named.Task);
        await using var server = await StartAsync(async socket =>
        {
            await SayAsync(socket, Envelope("slow", "U0ANNA").ToString());
            await SayAsync(socket, Envelope("quick", "U0MAX").ToString());
            await HearAsync(socket, acknowledged.Writer);
        });
        Connects(server);
        await RunAsync(async () =>
        {
            Assert.Equal("quick", await acknowledged.Reader.ReadAsync(TestContext.Current.CancellationToken));
            named.SetResult();
            Assert.Equal("slow", await acknowledged.Reader.ReadAsync(TestContext.Current.CancellationToken));
        });
    }

    [Fact]
    public async Task An_envelope_of_another_workspace_is_acknowledged_and_counted()
    {
        var acknowledged = Channel.CreateUnbounded<string>();
        var foreign = Envelope("foreign", "U0EVE");
        foreign["payload"]!["team_id"] = "T0OTHER";
        await using var server = await StartAsync(async socket =>
        {
            await SayAsync(socket, foreign.ToString());
            await HearAsync(socket, acknowledged.Writer);
        });
        Connects(server);
        await RunAsync(async () => Assert.Equal("foreign", await acknowledged.Reader.ReadAsync(TestContext.Current.CancellationToken)));

        Assert.Equal([SlackRefusal.Foreign], desk.Refusals.All);
    }

    [Theory]
    [InlineData("""{"envelope_id":"odd","type":"events_api","payload":"a text"}""", true)]
    [InlineData("""{"envelope_id":"odd","type":"interactive","payload":[1]}""", true)]
    [InlineData("""{"envelope_id":"odd","type":"slash_commands"}""", true)]
    [InlineData("""{"envelope_id":"odd","type":{"a":1},"payload":{}}""", false)]
    [InlineData("""{"envelope_id":"odd","type":"of_tomorrow","payload":{}}""", false)]
    public async Task An_envelope_with_which_nothing_can_be_done_is_acknowledged_and_counted_where_it_should_have_been_one(string envelope, bool isCounted)
    {
        var acknowledged = Channel.CreateUnbounded<string>();
        await using var server = await StartAsync(async socket =>
        {
            await SayAsync(socket, envelope);
            await HearAsync(socket, acknowledged.Writer);
        });
        Connects(server);
        await RunAsync(async () => Assert.Equal("odd", await acknowledged.Reader.ReadAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(isCounted ? [SlackRefusal.Unreadable] : [], desk.Refusals.All);
    }

    [Theory]
    [InlineData("""{"type":"events_api","payload":{"type":"url_verification"}}""")]
    [InlineData("""{"envelope_id":{"a":1},"type":"events_api","payload":{"type":"url_verification"}}""")]
    public async Task An_envelope_without_a_name_is_counted_and_those_behind_it_are_taken(string envelope)
    {
        var acknowledged = Channel.CreateUnbounded<string>();
        await using var server = await StartAsync(async socket =>
        {
            await SayAsync(socket, envelope);
            await SayAsync(socket, Envelope("next", "U0MAX").ToString());
            await HearAsync(socket, acknowledged.Writer);
        });
        Connects(server);
        await RunAsync(async () => Assert.Equal("next", await acknowledged.Reader.ReadAsync(TestContext.Current.CancellationToken)));

        Assert.Equal([SlackRefusal.Unreadable], desk.Refusals.All);
    }

    private static async Task HearAsync(WebSocket socket, ChannelWriter<string> acknowledged)
    {
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open && await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is { MessageType: WebSocketMessageType.Text } heard)
        {
            await acknowledged.WriteAsync(JObject.Parse(System.Text.Encoding.UTF8.GetString(buffer, 0, heard.Count)).Value<string>("envelope_id")!);
        }
    }

    private static JObject Envelope(string id, string user) => new()
    {
        ["envelope_id"] = id,
        ["type"] = "events_api",
        ["payload"] = new JObject
        {
            ["type"] = "event_callback", ["team_id"] = FakeSlack.Team, ["event_id"] = id,
            ["event"] = new JObject { ["type"] = "message", ["channel"] = $"D{user}", ["user"] = user, ["text"] = "hello", ["ts"] = "100.1" },
        },
    };

    private static Task SayAsync(WebSocket socket, string text) =>
        socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private void Connects(WebApplication server) =>
        desk.Slack.On("apps.connections.open", _ => new JObject { ["ok"] = true, ["url"] = $"{server.Urls.Single().Replace("http:", "ws:", StringComparison.Ordinal)}/" });

    private static async Task<WebApplication> StartAsync(Func<WebSocket, Task> talk)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.UseWebSockets();
        server.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await SayAsync(socket, """{"type":"hello"}""");
            await talk(socket);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private async Task RunAsync(Func<Task> check)
    {
        var account = new SlackAccount(new("http://127.0.0.1/api/"), "xoxb-1", "xapp-1", "");
        using var http = new HttpClient(desk.Slack, disposeHandler: false);
        var envelopes = new EnvelopeDoor(desk.Doorway, NullLogger<EnvelopeDoor>.Instance);
        var socket = new SlackSocket(new(http, account, time, NullLogger<SlackClient>.Instance), envelopes, account, time, NullLogger<SlackSocket>.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = socket.RunAsync(stop.Token);
        await check();
        await stop.CancelAsync();
        await running;
    }

    /// <summary>A clock that tells when somebody rests by it.</summary>
    private sealed class RestingTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> rests = Channel.CreateUnbounded<TimeSpan>();

        public Task<TimeSpan> RestAsync() => rests.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            rests.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
