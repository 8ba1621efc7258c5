using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Benchmarks.Platform;

/// <summary>Plays Slack's Web API on a loopback port: it knows everybody, takes every message, and remembers which conversations got one.</summary>
internal sealed class SlackStandIn : IAsyncDisposable
{
    public const string Team = "T0BENCH";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly WebApplication app;

    private SlackStandIn(WebApplication app) => this.app = app;

    /// <summary>The conversations that were answered, each with how often.</summary>
    public ConcurrentDictionary<string, int> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>The settings by which a bot is connected to this stand-in.</summary>
    public IReadOnlyDictionary<string, string> Connection => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Slack__BotToken"] = "xoxb-benchmark", ["Slack__SigningSecret"] = Secret, ["Slack__ApiUrl"] = $"{app.Urls.First()}/api/",
    };

    public static async Task<SlackStandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var slack = new SlackStandIn(builder.Build());
        slack.app.Run(slack.AnswerAsync);
        await slack.app.StartAsync();
        return slack;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(context.Request.Path.Value switch
        {
            "/api/auth.test" => $$"""{"ok":true,"team_id":"{{Team}}","user_id":"U0BOT","bot_id":"B0BOT","user":"smtphelpbot"}""",
            "/api/users.info" => """{"ok":true,"user":{"locale":"en-US","profile":{"display_name":"Anna Example"}}}""",
            "/api/chat.postMessage" => Take(body),
            "/api/chat.update" or "/api/chat.delete" or "/api/chat.postEphemeral" or "/api/views.publish" or "/api/views.open" or "/api/views.update" => """{"ok":true,"ts":"1795600000.000001","view":{"id":"V1"}}""",
            "/api/conversations.open" => """{"ok":true,"channel":{"id":"D0000001"}}""",
            _ => """{"ok":false,"error":"unknown_method"}""",
        }, context.RequestAborted);
    }

    private string Take(string body)
    {
        using var message = JsonDocument.Parse(body);
        Answered.AddOrUpdate(message.RootElement.GetProperty("channel").GetString()!, 1, static (_, count) => count + 1);
        return """{"ok":true,"ts":"1795600000.000001"}""";
    }
}
