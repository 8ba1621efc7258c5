using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Cluster;

/// <summary>Plays the connector for several bots: it takes everything after a short while, and keeps who was told what.</summary>
internal sealed class CountingConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Delivered> calls = new();
    private readonly ConcurrentDictionary<string, JsonElement> sendButtons = new(StringComparer.Ordinal);
    private int ids;
    private int open;

    private CountingConnector(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    /// <summary>All that was sent, in the order of arrival.</summary>
    public IReadOnlyList<Delivered> Calls => [.. calls];

    /// <summary>Whether nobody waits for an answer.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    public static async Task<CountingConnector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var connector = new CountingConnector(builder.Build());
        connector.app.Run(connector.CountAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The data of the button that hands a case over; null while the conversation has no card with it.</summary>
    public JsonElement? SendButton(string conversation) => sendButtons.TryGetValue(conversation, out var data) ? data : null;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task CountAsync(HttpContext context)
    {
        Interlocked.Increment(ref open);
        try
        {
            await TakeAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        // The path is /v3/conversations/CONVERSATION/activities/REPLY-TO-OR-CHANGED.
        var parts = context.Request.Path.Value!.Split('/');
        var (conversation, about) = (parts[3], parts.Length > 5 ? parts[5] : "");
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var call = new Delivered($"c{Interlocked.Increment(ref ids)}", conversation, context.Request.Method, about, Digest(body.RootElement));
        calls.Enqueue(call);
        if (Find(body.RootElement, IsSend) is { } button)
        {
            sendButtons[conversation] = button.Clone();
        }

        await Task.Delay(Random.Shared.Next(5, 25));
        await context.Response.WriteAsJsonAsync(new { id = call.Id });
    }

    /// <summary>What tells one message from another: its own words, or the whole of its card.</summary>
    private static string Digest(JsonElement activity) =>
        $"{(activity.TryGetProperty("text", out var text) ? text.ToString() : "")}{(activity.TryGetProperty("attachments", out var cards) ? cards.ToString() : "")}";

    private static bool IsSend(JsonElement part) => part.TryGetProperty("act", out var act) && act.ValueEquals("send");

    private static JsonElement? Find(JsonElement part, Func<JsonElement, bool> isIt) => part.ValueKind switch
    {
        JsonValueKind.Object when isIt(part) => part,
        JsonValueKind.Object => part.EnumerateObject().Select(property => Find(property.Value, isIt)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => part.EnumerateArray().Select(item => Find(item, isIt)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}

/// <summary>Something that a bot sent.</summary>
/// <param name="Id">The id that it was given.</param>
/// <param name="Conversation">Where to.</param>
/// <param name="Method">POST for a new message, PUT for a change.</param>
/// <param name="About">The message that it answers, or the one that it changes.</param>
/// <param name="Words">What it says.</param>
internal sealed record Delivered(string Id, string Conversation, string Method, string About, string Words);
