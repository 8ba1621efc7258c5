using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Desk.Doors;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Desk;

/// <summary>The desk as its page uses it: opened by the printed address, then followed, written to and pressed.</summary>
internal sealed class DeskDriver : IDisposable
{
    private readonly HttpClient client;

    private DeskDriver(Uri address)
    {
        Address = address;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>The cookie that is sent along; null for none.</summary>
    public string? Cookie { get; set; }

    /// <summary>At the desk's door, without a key.</summary>
    public static DeskDriver At(RunningBot bot) => new(bot.Get<DeskAddress>().Value);

    /// <summary>At the desk, let in by the token of this start.</summary>
    public static async Task<DeskDriver> OpenAsync(RunningBot bot)
    {
        var desk = At(bot);
        var answer = await desk.GetAsync($"/?token={bot.Get<DeskKeys>().Token}");
        desk.Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return desk;
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, content: null, headers);

    public Task<HttpResponseMessage> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), headers);

    public Task<HttpResponseMessage> PostTextAsync(string path, string body, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type)), []);

    /// <summary>Says something, and sees that it is taken.</summary>
    public async Task SayAsync(string text, string from = "robin", string place = "robin") =>
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"/api/places/{place}/messages", new { from, text })).StatusCode);

    /// <summary>Presses a button of a card, and gives what the page is told to do.</summary>
    public async Task<JObject> PressAsync(string card, string verb, object data, string from = "robin", string place = "robin")
    {
        var answer = await PostAsync($"/api/places/{place}/presses", new { from, card, kind = "Action.Execute", verb, data });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Follows what is said, from where it was read before.</summary>
    public async IAsyncEnumerable<DeskEvent> FollowAsync(string? lastEventId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var request = Request(HttpMethod.Get, "/api/events", content: null, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            yield return new(item.EventType, item.EventId ?? "", JObject.Parse(item.Data));
        }
    }

    /// <summary>The first message that is like this, once it is there.</summary>
    public async Task<JObject> WaitForAsync(Func<JObject, bool> like) => (await FollowAsync().FirstAsync(e => e.Type == "entry" && like(e.Data), TestContext.Current.CancellationToken)).Data;

    /// <summary>All that was said so far.</summary>
    public async Task<IReadOnlyList<DeskEvent>> HistoryAsync() => await FollowAsync().TakeWhile(e => e.Type != "current").ToListAsync(TestContext.Current.CancellationToken);

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, content, headers);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in Cookie is null ? headers : [("Cookie", Cookie), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}

/// <summary>An event as the page gets it.</summary>
internal sealed record DeskEvent(string Type, string Id, JObject Data);
