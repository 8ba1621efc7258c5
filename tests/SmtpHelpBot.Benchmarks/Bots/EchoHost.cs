using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Entrance;

namespace SmtpHelpBot.Benchmarks.Bots;

/// <summary>The smallest bot on the Bot Builder API, token checks on: what the API itself takes.</summary>
internal static class EchoHost
{
    public static Task RunAsync(string url)
    {
        var builder = WithEntrance(WebApplication.CreateBuilder());
        builder.Logging.ClearProviders();
        builder.Services.AddTransient<IBot, EchoBot>();
        var app = builder.Build();
        app.MapPost("/api/messages", (HttpContext context, CloudAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        return app.RunAsync(url);
    }

    /// <summary>The check of tokens alone, for a bot with these settings.</summary>
    public static BotFrameworkAuthentication Authentication(IReadOnlyDictionary<string, string> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return WithEntrance(builder).Build().Services.GetRequiredService<BotFrameworkAuthentication>();
    }

    private static WebApplicationBuilder WithEntrance(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        return builder.AddEntrance();
    }

    private sealed class EchoBot : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            await turnContext.SendActivityAsync(MessageFactory.Text($"Echo: {turnContext.Activity.Text}"), cancellationToken);
    }
}
