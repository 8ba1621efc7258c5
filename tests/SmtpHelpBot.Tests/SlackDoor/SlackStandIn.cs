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
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<SlackMessageSeen> messages = [];
    private readonly Dictionary<string, JObject> views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> triggers = new(StringComparer.Ordinal);
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
    public ConcurrentDictionary<string, JObject> Homes { get; } = new(StringComparer.Ordinal);

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
    public JObject View(string id)
    {
        lock (gate)
        {
            return views[id];
        }
    }

    /// <summary>The modal that was opened last.</summary>
    public JObject LastView()
    {
        lock (gate)
        {
            return views.Values.Last();
        }
    }

    /// <summary>A trigger, as it comes with an interaction.</summary>
    public string Trigger()
    {
        lock (gate)
        {
            var trigger = $"{Next()}.trigger";
            triggers[trigger] = TimeProvider.System.GetUtcNow();
            return trigger;
        }
    }

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
                "views.open" or "views.push" => Open(body),
                "views.update" => Change(body),
                "views.publish" => Publish(body),
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

    private JObject Open(JObject body)
    {
        if (!triggers.Remove(body.Value<string>("trigger_id") ?? "", out var born))
        {
            return Error("exchanged_trigger_id");
        }

        return TimeProvider.System.GetUtcNow() - born > TriggerLife ? Error("expired_trigger_id") : Show($"V{Next()}", body);
    }

    private JObject Change(JObject body) => views.ContainsKey(body.Value<string>("view_id") ?? "") ? Show(body.Value<string>("view_id")!, body) : Error("not_found");

    private JObject Show(string id, JObject body)
    {
        if (LimitsCheck.OfView((JObject)body["view"]!).FirstOrDefault() is { } fault)
        {
            return Error(fault);
        }

        views.Remove(id);
        views[id] = (JObject)body["view"]!.DeepClone();
        (views[id]["id"], views[id]["hash"]) = (id, $"h{Next()}");
        return Ok(("view", views[id]));
    }

    private JObject Publish(JObject body)
    {
        Homes[body.Value<string>("user_id")!] = (JObject)body["view"]!;
        return LimitsCheck.OfView((JObject)body["view"]!).FirstOrDefault() is { } fault ? Error(fault) : Ok();
    }

    private static string? Faults(JObject body) => LimitsCheck.OfMessage(body["blocks"] as JArray, body.Value<string>("text")).FirstOrDefault();

    private static JObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    private static JObject Ok(params (string Name, JToken Value)[] parts) => new(parts.Select(part => new JProperty(part.Name, part.Value)).Prepend(new("ok", true)));
}

/// <summary>A message as it looks now.</summary>
public sealed record SlackMessageSeen(string Channel, string Ts, string? Thread, string? OnlyFor, JObject Body)
{
    public string Words => WordsOf(Body["blocks"]!);

    public IEnumerable<JObject> Buttons => Body["blocks"]!.SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JObject>().Where(part => part.Value<string>("type") == "button");

    /// <summary>The button with these words; null where there is none.</summary>
    public JObject? Button(string words) => Buttons.FirstOrDefault(button => button.SelectToken("text.text")!.Value<string>() == words);

    public static string WordsOf(JToken blocks) => string.Join('\n', blocks.SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JProperty>()
        .Where(part => part is { Name: "text", Value.Type: JTokenType.String }).Select(part => part.Value.Value<string>()));
}
