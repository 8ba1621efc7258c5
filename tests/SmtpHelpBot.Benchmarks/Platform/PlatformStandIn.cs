using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Benchmarks.Platform;

/// <summary>
/// Plays the Bot Framework on a loopback port: its connector, its signing keys, and the managed identity that gives the bot
/// its own token. The connector takes everything and answers at once.
/// </summary>
internal sealed class PlatformStandIn : IAsyncDisposable
{
    private static readonly byte[] Taken = """{"id":"taken"}"""u8.ToArray();
    private readonly WebApplication app;

    private PlatformStandIn(WebApplication app) => this.app = app;

    public Deliveries Deliveries { get; } = new();

    public ChannelTokens Tokens { get; } = new();

    /// <summary>Takes what the bot sends; where there is none, everything is taken at once.</summary>
    public RequestDelegate? Connector { get; set; }

    public string Url => app.Urls.First();

    /// <summary>The settings by which a bot trusts this stand-in instead of the real platform.</summary>
    public IReadOnlyDictionary<string, string> Trust => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MicrosoftAppId"] = Channel.AppId,
        ["MicrosoftAppType"] = "UserAssignedMSI",
        ["MicrosoftAppTenantId"] = Channel.TenantId,
        ["ToBotFromChannelOpenIdMetadataUrl"] = $"{Url}/openid",
        ["Door:ServiceUrls:0"] = Url,
        // All who write are of one tenant.
        ["Door:PerTenantInTenSeconds"] = "1000000",
        ["Door:PerPersonInDay"] = "1000000",
        // The endpoint of a managed identity on App Service, as MSAL looks it up.
        ["IDENTITY_ENDPOINT"] = $"{Url}/identity",
        ["IDENTITY_HEADER"] = "benchmark",
    };

    public static async Task<PlatformStandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var standIn = new PlatformStandIn(builder.Build());
        standIn.app.Run(standIn.AnswerAsync);
        await standIn.app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Tokens.Dispose();
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/openid" => WriteAsync(context, new { issuer = "https://api.botframework.com", jwks_uri = $"{Url}/keys" }),
        "/keys" => WriteAsync(context, Tokens.KeySet()),
        "/identity" => WriteAsync(context, new
        {
            access_token = "token-of-the-bot",
            expires_on = DateTimeOffset.UtcNow.AddHours(8).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource = "https://api.botframework.com",
            token_type = "Bearer",
            client_id = Channel.AppId,
        }),
        _ => Connector?.Invoke(context) ?? TakeAsync(context),
    };

    private static Task WriteAsync<T>(HttpContext context, T value) =>
        context.Response.WriteAsJsonAsync(value, context.RequestAborted);

    private async Task TakeAsync(HttpContext context)
    {
        await DrainAsync(context.Request);
        var path = context.Request.Path.Value!;
        Deliveries.Arrive(path[(path.LastIndexOf('/') + 1)..]);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Taken.Length;
        await context.Response.BodyWriter.WriteAsync(Taken, context.RequestAborted);
    }

    private static async Task DrainAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }
}
