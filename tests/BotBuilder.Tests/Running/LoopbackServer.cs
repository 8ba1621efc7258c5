using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotBuilder.Tests.Running;

/// <summary>One request delegate on a free loopback port.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer, Action<IServiceCollection>? services = null, Action<IWebHostBuilder>? web = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        web?.Invoke(builder.WebHost);
        services?.Invoke(builder.Services);
        var built = builder.Build();
        built.Run(answer);
        await built.StartAsync();
        return new(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
