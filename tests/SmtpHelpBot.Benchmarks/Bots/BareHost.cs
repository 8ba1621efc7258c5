using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmtpHelpBot.Benchmarks.Bots;

/// <summary>The same echo without a bot API and without token checks: a minimal API that posts the text back. What is left is what HTTP and JSON take.</summary>
internal static class BareHost
{
    public static Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            var message = await context.Request.ReadFromJsonAsync<Message>(context.RequestAborted) ?? throw new JsonException("There is no message.");
            var answer = new Message($"Echo: {message.Text}", null, null, null);
            var path = $"{message.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(message.Conversation!.Id)}/activities/{message.Id}";
            using var sent = await http.PostAsync(path, JsonContent.Create(answer), context.RequestAborted);
            return sent.IsSuccessStatusCode ? Results.Ok() : Results.StatusCode(StatusCodes.Status502BadGateway);
        });
        return app.RunAsync(url);
    }

    private sealed record Message(
        [property: JsonPropertyName("text")] string? Text,
        [property: JsonPropertyName("id")] string? Id,
        [property: JsonPropertyName("serviceUrl")] string? ServiceUrl,
        [property: JsonPropertyName("conversation")] Conversation? Conversation);

    private sealed record Conversation([property: JsonPropertyName("id")] string Id);
}
