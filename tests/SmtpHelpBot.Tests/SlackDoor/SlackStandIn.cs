using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>
/// Plays Slack on loopback, as strict as Slack: limits of every block and view, triggers that work once and live three seconds,
/// channels that the bot is in, Retry-After. What Slack would refuse is refused, and held against the test.
/// </summary>
public sealed class SlackStandIn : IAsyncDisposable
{
    public const string Team = "T0TEAM";
    public const string Bot = "U0BOT";
    public const string Token = "xoxb-test-token";
    public const string AppToken = "xapp-test-token";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<SlackMessageSeen> messages = [];
    private readonly SlackViews views = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<string, (int From, int To)> busy = new(StringComparer.Ordinal);
    private int count;

    private SlackStandIn(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/api/";

    /// <summary>Its side of Socket Mode.</summary>
    public SocketStandIn Socket { get; } = new();

    /// <summary>What was said at response addresses.</summary>
    public ConcurrentQueue<JObject> Responses { get; } = new();

    /// <summary>The App Home of each person.</summary>
    public ConcurrentDictionary<string, JObject> Homes => views.Homes;

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Whom posts are refused to, by which error.</summary>
    public ConcurrentDictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    public static async Task<SlackStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var slack = new SlackStandIn(builder.Build());
        slack.app.MapPost("/api/{method}", slack.TakeAsync);
        slack.app.MapPost("/response/{id}", slack.TakeResponseAsync);
        slack.app.UseWebSockets();
        slack.app.Map("/socket", slack.Socket.TakeAsync);
        await slack.app.StartAsync();
        return slack;
    }

    /// <summary>The messages of a channel that are there now, oldest first; with those that only one person sees.</summary>
    public IReadOnlyList<SlackMessageSeen> In(string channel)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.Channel == channel)];
        }
    }

    /// <summary>The modal of this id as it is now.</summary>
    public JObject View(string id) => views.Get(id);

    /// <summary>The modal that was opened last.</summary>
    public JObject LastView() => views.Last();

    /// <summary>A trigger, as it comes with an interaction.</summary>
    public string Trigger() => views.Trigger();

    /// <summary>A time that no message has.</summary>
    public string Ts() => $"1795600000.{Next():D6}";

    public string ResponseUrl() => $"{app.Urls.First()}/response/{Next()}";

    /// <summary>The next calls of this method, after some that are not, are told to come again.</summary>
    public void IsBusy(string method, int times, int after = 0) => busy[method] = (after, after + times);

    /// <summary>What is in a channel is gone, without the bot being told.</summary>
    public void Lose(string channel)
    {
        lock (gate)
        {
            messages.RemoveAll(message => message.Channel == channel);
        }
    }

    /// <summary>A request as Slack makes it, signed just now.</summary>
    public static HttpRequestMessage NewRequest(string path, string body, string type, string secret = Secret)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", $"{at}");
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{at}:{body}")))}");
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(faults);
    }

    private int Next() => Interlocked.Increment(ref count);

    private async Task TakeAsync(HttpContext context, string method)
    {
        Calls.Enqueue(method);
        var body = await BodyAsync(context.Request);
        if (IsBusyNow(method))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "0";
            return;
        }

        var answer = context.Request.Headers.Authorization == $"Bearer {(method == "apps.connections.open" ? AppToken : Token)}" ? Answer(method, body) : Error("invalid_auth");
        if (answer.Value<bool>("ok") is false && answer.Value<string>("error") != "message_not_found" && !Refusals.Values.Contains(answer.Value<string>("error"), StringComparer.Ordinal))
        {
            faults.Enqueue($"{method}: {answer["error"]}");
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToString());
    }

    private bool IsBusyNow(string method)
    {
        if (!busy.TryGetValue(method, out var range))
        {
            return false;
        }

        busy[method] = (range.From - 1, range.To - 1);
        return range is { From: <= 0, To: > 0 };
    }

    private async Task TakeResponseAsync(HttpContext context)
    {
        Responses.Enqueue(await BodyAsync(context.Request));
        await context.Response.WriteAsync("ok");
    }

    private static async Task<JObject> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return new(request.Form.Select(field => new JProperty(field.Key, field.Value.ToString())));
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length == 0 ? [] : JObject.Parse(text);
    }

    private JObject Answer(string method, JObject body)
    {
        lock (gate)
        {
            return method switch
            {
                "auth.test" => Ok(("team_id", Team), ("user_id", Bot), ("bot_id", "B0BOT"), ("user", "smtphelpbot")),
                "apps.connections.open" => Ok(("url", $"{app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal)}/socket")),
                "users.info" => Ok(("user", new JObject { ["id"] = body["user"], ["locale"] = "en-US", ["profile"] = new JObject { ["display_name"] = body.Value<string>("user")![2..] } })),
                "conversations.open" => Ok(("channel", new JObject { ["id"] = $"D0{body.Value<string>("users")![2..]}" })),
                "chat.postMessage" => Post(body, onlyFor: null),
                "chat.postEphemeral" => Post(body, body.Value<string>("user")),
                "chat.update" => Update(body),
                "chat.delete" => Delete(body),
                "views.open" or "views.push" => views.Open(body),
                "views.update" => views.Change(body),
                "views.publish" => views.Publish(body),
                _ => Error("unknown_method"),
            };
        }
    }

    private JObject Post(JObject body, string? onlyFor)
    {
        var channel = body.Value<string>("channel") ?? "";
        if (Refusals.TryGetValue(channel, out var refusal))
        {
            return Error(refusal);
        }

        if (channel is not ['C' or 'D', '0', ..])
        {
            return Error("channel_not_found");
        }

        if (Faults(body) is { } fault)
        {
            return Error(fault);
        }

        var ts = Ts();
        messages.Add(new(channel, ts, body.Value<string>("thread_ts"), onlyFor, body));
        return Ok(("ts", ts), ("channel", channel));
    }

    private JObject Update(JObject body)
    {
        var at = messages.FindIndex(message => message.Ts == body.Value<string>("ts") && message.Channel == body.Value<string>("channel") && message.OnlyFor is null);
        if (at < 0)
        {
            return Error("message_not_found");
        }

        if (Faults(body) is { } fault)
        {
            return Error(fault);
        }

        messages[at] = messages[at] with { Body = body };
        return Ok(("ts", messages[at].Ts));
    }

    private JObject Delete(JObject body) => messages.RemoveAll(message => message.Ts == body.Value<string>("ts")) > 0 ? Ok() : Error("message_not_found");

    private static string? Faults(JObject body) => LimitsCheck.OfMessage(body["blocks"] as JArray, body.Value<string>("text")).FirstOrDefault();

    internal static JObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    internal static JObject Ok(params (string Name, JToken Value)[] parts) => new(parts.Select(part => new JProperty(part.Name, part.Value)).Prepend(new("ok", true)));
}
