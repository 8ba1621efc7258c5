using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Running;

/// <summary>A bot behind Kestrel, with a connector beside it. Without settings it has no app id, so that nobody needs a token.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private LoopbackServer server = null!;

    private RunningBot(Connector connector, CloudAdapter adapter) => (Connector, Adapter) = (connector, adapter);

    public Connector Connector { get; }

    public CloudAdapter Adapter { get; }

    public static Task<RunningBot> StartAsync(Func<ITurnContext, Task> script) => StartAsync(new ScriptedBot(script));

    public static async Task<RunningBot> StartAsync(IBot bot, BotFrameworkAuthentication? authentication = null)
    {
        var adapter = new CloudAdapter(authentication ?? new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build()));
        var running = new RunningBot(await Connector.StartAsync(), adapter);
        running.server = await LoopbackServer.StartAsync(context => adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return running;
    }

    public JObject Message(string type = "message", string channel = "msteams") => Running.Message.From(Connector.Url, type, channel);

    public JObject Invoke(string name, JToken? value = null) => Running.Message.Invoke(Connector.Url, name, value);

    public Task<Answer> SendAsync(JObject activity, string? token = null) => SendAsync(HttpMethod.Post, activity.ToString(), token);

    public async Task<Answer> SendAsync(HttpMethod method, string body, string? token = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, server.Address);
        if (method == HttpMethod.Post || method == HttpMethod.Put)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await http.SendAsync(request);
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        await Connector.DisposeAsync();
    }
}

internal sealed record Answer(int Status, string? ContentType, string Text)
{
    public JObject Json => JObject.Parse(Text);
}

internal sealed class ScriptedBot(Func<ITurnContext, Task> script) : IBot
{
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => script(turnContext);
}
