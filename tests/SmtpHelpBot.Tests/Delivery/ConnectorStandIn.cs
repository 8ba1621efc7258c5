using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Plays the Bot Framework connector on loopback. It takes calls for conversations that a test opened, and holds every other against the test.</summary>
public sealed class ConnectorStandIn : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WebApplication app;
    private readonly Channel<ConnectorCall> calls = Channel.CreateUnbounded<ConnectorCall>();
    private readonly Dictionary<string, Func<ConnectorCall, ConnectorAnswer>> conversations = new(StringComparer.Ordinal);
    private readonly List<string> unexpected = [];
    private readonly ConcurrentQueue<string> bodies = new();
    private readonly ConcurrentQueue<string> authorizations = new();
    private readonly ConcurrentQueue<(string Id, ConnectorCall Call)> taken = new();
    private readonly OpenConnections connections;
    private int sent;

    private ConnectorStandIn(WebApplication app, OpenConnections connections) => (this.app, this.connections) = (app, connections);

    public string Url => app.Urls.First();

    public static async Task<ConnectorStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var open = new OpenConnections();
        builder.WebHost.ConfigureKestrel(server => server.ConfigureEndpointDefaults(open.Count));
        var connector = new ConnectorStandIn(builder.Build(), open);
        connector.app.MapGet("/", static () => "");
        connector.app.Map("/v3/conversations/{conversation}/activities/{activity?}", connector.TakeAsync);
        connector.app.MapFallback(context =>
        {
            connector.Refuse($"{context.Request.Method} {context.Request.Path}");
            return Task.CompletedTask;
        });
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>Takes what is sent to a conversation; <paramref name="answer"/> says what comes back, an id where it is left out.</summary>
    public void Open(string conversation, Func<ConnectorCall, ConnectorAnswer>? answer = null)
    {
        lock (unexpected)
        {
            conversations[conversation] = answer ?? (_ => ConnectorAnswer.Taken($"c{Interlocked.Increment(ref sent)}"));
        }
    }

    /// <summary>The next call that came in.</summary>
    public async Task<ConnectorCall> NextAsync() => await calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>The next calls that came in.</summary>
    public async Task<IReadOnlyList<ConnectorCall>> NextAsync(int count)
    {
        var found = new List<ConnectorCall>();
        while (found.Count < count)
        {
            found.Add(await NextAsync());
        }

        return found;
    }

    /// <summary>Answers are held back until this is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Every body that ever came, as it was.</summary>
    public IReadOnlyCollection<string> Bodies => bodies;

    /// <summary>The token of every call.</summary>
    public IReadOnlyCollection<string> Authorizations => authorizations;

    /// <summary>Every new message that was taken, with the id that it was given, whether or not who sent it has heard so.</summary>
    public IReadOnlyCollection<(string Id, ConnectorCall Call)> Taken => taken;

    /// <summary>Waits until all that was sent by a process that is gone has been read and taken.</summary>
    public async Task SettleAsync()
    {
        // Connections are accepted in order: one that is made now comes after all of the other's.
        using (var last = new HttpClient { BaseAddress = new(Url) })
        {
            await last.GetStringAsync("/", TestContext.Current.CancellationToken);
        }

        await Eventually.IsAsync("a connector to which nobody is connected", () => connections.AreNone);
    }

    /// <summary>Whether nothing more has come.</summary>
    public bool IsQuiet => !calls.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }

    private async Task TakeAsync(HttpContext context, string conversation, string? activity)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        bodies.Enqueue(body);
        authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        var call = new ConnectorCall(context.Request.Method, conversation, activity, body.Length == 0 ? [] : JObject.Parse(body));
        Func<ConnectorCall, ConnectorAnswer>? answer;
        lock (unexpected)
        {
            // A thread belongs to its channel.
            _ = conversations.TryGetValue(conversation, out answer) || conversations.TryGetValue(conversation.Split(";messageid=")[0], out answer);
        }

        if (answer is null)
        {
            Refuse($"{call.Method} to a conversation that the test did not open: {conversation}");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var given = answer(call);
        if (call.Method == HttpMethods.Post && given.Id is { } id)
        {
            taken.Enqueue((id, call));
        }

        await Gate;
        if (given == ConnectorAnswer.BrokenOff)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = given.Status;
        if (given.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        await context.Response.WriteAsJsonAsync(given.Body ?? (given.Id is null ? new object() : new { id = given.Id }));
        await calls.Writer.WriteAsync(call);
    }

    /// <summary>Holds it against the test.</summary>
    public void Refuse(string what)
    {
        lock (unexpected)
        {
            unexpected.Add(what);
        }
    }
}

/// <summary>A call to the connector.</summary>
public sealed record ConnectorCall(string Method, string Conversation, string? ActivityId, JObject Activity)
{
    public string? Text => Activity.Value<string>("text");
}

/// <summary>What the connector says.</summary>
public sealed record ConnectorAnswer(int Status, string? Id = null, string? RetryAfter = null, object? Body = null)
{
    /// <summary>It has the message, and the connection breaks before it says so.</summary>
    public static ConnectorAnswer BrokenOff { get; } = new(0);

    public static ConnectorAnswer Taken(string id) => new(StatusCodes.Status201Created, id);
}
