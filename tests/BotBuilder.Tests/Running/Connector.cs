using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Running;

/// <summary>The connector service: takes the calls that a test registered, and throws at its end for any other.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (HttpStatusCode Status, string Body)> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentQueue<string> strangers = new();
    private LoopbackServer server = null!;

    public Uri Url => server.Address;

    public IReadOnlyList<Call> Calls => [.. calls];

    public static async Task<Connector> StartAsync()
    {
        var connector = new Connector();
        connector.server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    /// <summary>Registers a call by its method and path as it stands in the request.</summary>
    public Connector Takes(string line, string body = """{"id":"out-1"}""", HttpStatusCode status = HttpStatusCode.OK)
    {
        answers[line] = (status, body);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Assert.Empty(strangers);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var line = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        if (!answers.TryGetValue(line, out var answer))
        {
            strangers.Enqueue(line);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        calls.Enqueue(new(line, body.Length == 0 ? [] : JObject.Parse(body), context.Request.Headers.Authorization.ToString(), context.Request.ContentType ?? ""));
        context.Response.StatusCode = (int)answer.Status;
        await context.Response.WriteAsync(answer.Body);
    }
}

internal sealed record Call(string Line, JObject Body, string Authorization, string ContentType);
