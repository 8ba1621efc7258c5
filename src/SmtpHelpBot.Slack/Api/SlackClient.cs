using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Api;

/// <summary>The methods of Slack's Web API that the bot uses. Nothing throws but a cancellation: every other end is a <see cref="SlackResult"/>.</summary>
public sealed partial class SlackClient(HttpClient http, SlackAccount account, TimeProvider time, ILogger<SlackClient> logger)
{
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Who the token belongs to.</summary>
    public Task<SlackResult> WhoAmIAsync(CancellationToken cancellation) => CallAsync("auth.test", [], cancellation);

    /// <summary>A person of the workspace.</summary>
    public Task<SlackResult> FindUserAsync(string user, CancellationToken cancellation) =>
        CallAsync("users.info", Form(("user", user), ("include_locale", "true")), account.BotToken, cancellation);

    /// <summary>The bot's conversation with a person, opened where there was none.</summary>
    public Task<SlackResult> OpenConversationAsync(string user, CancellationToken cancellation) =>
        CallAsync("conversations.open", new JObject { ["users"] = user }, cancellation);

    /// <summary>Posts a message; how soon after another one of its channel is up to the caller.</summary>
    public Task<SlackResult> PostAsync(SlackMessage message, CancellationToken cancellation) => CallAsync("chat.postMessage", message.ToJson(), cancellation);

    /// <summary>Posts a message that one person alone sees.</summary>
    public Task<SlackResult> PostEphemeralAsync(SlackMessage message, string user, CancellationToken cancellation)
    {
        var json = message.ToJson();
        json["user"] = user;
        return CallAsync("chat.postEphemeral", json, cancellation);
    }

    /// <summary>Changes a message.</summary>
    public Task<SlackResult> UpdateAsync(SlackMessage message, string ts, CancellationToken cancellation)
    {
        var json = message.ToJson();
        json.Remove("thread_ts");
        json["ts"] = ts;
        return CallAsync("chat.update", json, cancellation);
    }

    /// <summary>Deletes a message.</summary>
    public Task<SlackResult> DeleteAsync(string channel, string ts, CancellationToken cancellation) =>
        CallAsync("chat.delete", new JObject { ["channel"] = channel, ["ts"] = ts }, cancellation);

    /// <summary>Opens a modal; the trigger lives three seconds and works once.</summary>
    public Task<SlackResult> OpenViewAsync(string trigger, JObject view, CancellationToken cancellation) =>
        CallAsync("views.open", new JObject { ["trigger_id"] = trigger, ["view"] = view }, cancellation);

    /// <summary>Changes an open modal.</summary>
    public Task<SlackResult> UpdateViewAsync(string id, JObject view, CancellationToken cancellation) =>
        CallAsync("views.update", new JObject { ["view_id"] = id, ["view"] = view }, cancellation);

    /// <summary>Puts a modal over the one that is open.</summary>
    public Task<SlackResult> PushViewAsync(string trigger, JObject view, CancellationToken cancellation) =>
        CallAsync("views.push", new JObject { ["trigger_id"] = trigger, ["view"] = view }, cancellation);

    /// <summary>Shows a person's App Home.</summary>
    public Task<SlackResult> PublishViewAsync(string user, JObject view, CancellationToken cancellation) =>
        CallAsync("views.publish", new JObject { ["user_id"] = user, ["view"] = view }, cancellation);

    /// <summary>Answers an interaction at the address it came with: five times within thirty minutes.</summary>
    public Task<SlackResult> RespondAsync(Uri responseUrl, JObject answer, CancellationToken cancellation) =>
        SendAsync(() => new(HttpMethod.Post, responseUrl) { Content = Json(answer) }, "response_url", ReadWord, cancellation);

    /// <summary>Puts a text into a channel as a file.</summary>
    public async Task<SlackResult> UploadAsync(string channel, string? thread, string name, string text, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var place = await CallAsync("files.getUploadURLExternal", Form(("filename", name), ("length", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))), account.BotToken, cancellation);
        if (place is not SlackResult.Done { Body: var given } || given.Value<string>("upload_url") is not { } url || given.Value<string>("file_id") is not { } file)
        {
            return place is SlackResult.Done ? new SlackResult.Refused("no_upload_url") : place;
        }

        var sent = await SendAsync(() => new(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) }, "upload", ReadWord, cancellation);
        return sent is not SlackResult.Done ? sent : await CallAsync(
            "files.completeUploadExternal",
            Compact(new() { ["files"] = new JArray(new JObject { ["id"] = file, ["title"] = name }), ["channel_id"] = channel, ["thread_ts"] = thread }),
            cancellation);
    }

    /// <summary>The address of a new Socket Mode connection.</summary>
    public Task<SlackResult> OpenSocketAsync(CancellationToken cancellation) => CallAsync("apps.connections.open", Form(), account.AppToken, cancellation);

    private static JObject Compact(JObject body)
    {
        foreach (var empty in body.Properties().Where(p => p.Value.Type == JTokenType.Null).ToList())
        {
            empty.Remove();
        }

        return body;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static StringContent Json(JObject body) => new(body.ToString(Formatting.None), Encoding.UTF8, "application/json");

    private Task<SlackResult> CallAsync(string method, JObject body, CancellationToken cancellation) => CallAsync(method, Json(body), account.BotToken, cancellation);

    private Task<SlackResult> CallAsync(string method, HttpContent content, string token, CancellationToken cancellation) => SendAsync(
        () => new(HttpMethod.Post, new Uri(account.Api, method)) { Content = content, Headers = { Authorization = new("Bearer", token) } },
        method,
        ReadAnswer,
        cancellation);

    private async Task<SlackResult> SendAsync(Func<HttpRequestMessage> make, string method, Func<string, SlackResult> read, CancellationToken cancellation)
    {
        try
        {
            using var request = make();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Tell(method, await JudgeAsync(response, read, cancellation));
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            Log.Trouble(logger, method, trouble);
            return new SlackResult.Later(null, trouble.GetType().Name, IsUncertain: MayBeDone(trouble));
        }
    }

    /// <summary>A call for which there was no connection was not read.</summary>
    private static bool MayBeDone(Exception trouble) => trouble is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private async Task<SlackResult> JudgeAsync(HttpResponseMessage response, Func<string, SlackResult> read, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.TooManyRequests || status >= 500)
        {
            return new SlackResult.Later(WaitOf(response.Headers.RetryAfter), $"HTTP {status}", IsTooFast: response.StatusCode == HttpStatusCode.TooManyRequests);
        }

        if (!response.IsSuccessStatusCode)
        {
            return new SlackResult.Refused($"HTTP {status}");
        }

        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellation);
        var result = read(await response.Content.ReadAsStringAsync(cancellation));
        return result is SlackResult.Done done && SlackScopes.Of(response) is { } scopes ? done with { Scopes = scopes } : result;
    }

    /// <summary>response_url and uploads answer with a word, or as methods do.</summary>
    private static SlackResult ReadWord(string text) =>
        text.StartsWith("ok", StringComparison.OrdinalIgnoreCase) || text.Length == 0 ? new SlackResult.Done([]) : ReadAnswer(text);

    /// <summary>Methods say in an object whether it is done. What says neither is something on the way to Slack, and nothing is done.</summary>
    private static SlackResult ReadAnswer(string text)
    {
        try
        {
            var body = JToken.Parse(text) as JObject;
            return body?["ok"] switch
            {
                JValue { Value: true } => new SlackResult.Done(body),
                JValue { Value: false } => Judge(body["error"] is JValue { Value: string error } && SlackErrors.IsWord(error) ? error : "unknown_error"),
                _ => new SlackResult.Later(null, "odd_answer"),
            };
        }
        catch (JsonException)
        {
            return new SlackResult.Later(null, "unreadable_answer");
        }
    }

    private static SlackResult Judge(string error) => SlackErrors.MayPass(error) ? new SlackResult.Later(null, error, SlackErrors.IsTooFast(error)) : new SlackResult.Refused(error);

    private TimeSpan? WaitOf(RetryConditionHeaderValue? asked) =>
        (asked?.Delta ?? asked?.Date - time.GetUtcNow()) is { } wait ? wait > TimeSpan.Zero ? wait : TimeSpan.Zero : null;

    private SlackResult Tell(string method, SlackResult result)
    {
        if (result is SlackResult.Refused { Reason: var reason } && SlackErrors.IsAboutToken(reason))
        {
            Log.Token(logger, method, reason);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack could not be reached ({Method}).")]
        public static partial void Trouble(ILogger logger, string method, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack does not accept the app's token for {Method}: {Reason}. Look at the app's installation, its scopes and Slack:BotToken.")]
        public static partial void Token(ILogger logger, string method, string reason);
    }
}
