using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Desk.Api;
using SmtpHelpBot.Desk.Doors;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Desk.Transcripts;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Desk;

/// <summary>Puts the local desk into the host: a page on a port of its own, where the bot is tried without accounts or cloud.</summary>
internal static class DeskSetup
{
    /// <summary>Where the build puts the page.</summary>
    private static readonly string PageFolder = Path.Combine(AppContext.BaseDirectory, "desk");

    /// <summary>Adds it in Development without an app id; otherwise there is neither port nor page. Comes after storage and the addresses of the bot.</summary>
    public static WebApplicationBuilder AddDesk(this WebApplicationBuilder builder, Func<IServiceProvider, string> folder)
    {
        if (!IsOpen(builder.Environment, builder.Configuration))
        {
            builder.Services.AddSingleton<IChannelRoute, ClosedDesk>();
            return builder;
        }

        var services = builder.Services;
        services.AddChecked<DeskOptions>(builder.Configuration, DeskOptions.Section);
        var added = AddedAddress.To(builder, "SmtpHelpBotDesk", DeskPort.Address(builder.Configuration));
        services.AddSingleton(provider => new DeskAddress(provider.GetRequiredService<IServer>(), added));
        services.AddSingleton(provider => new DeskKeys(Path.Combine(folder(provider), "desk.key")));
        services.AddSingleton<DeskGuard>();
        services.AddSingleton(provider => new TranscriptFile(Path.Combine(folder(provider), "desk.jsonl")));
        services.AddSingleton<Transcript>();
        services.AddSingleton<DeskEntrance>();
        services.AddSingleton<IChannelRoute, DeskRoute>();
        services.AddHelpdesk();
        // A request that cannot be read is answered with 400, in Development too.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        return builder;
    }

    /// <summary>Takes what comes in at the desk's port; what is mapped and used after this is at the bot's.</summary>
    public static void UseDesk(this WebApplication app)
    {
        if (!app.HasDesk())
        {
            return;
        }

        var address = app.Services.GetRequiredService<DeskAddress>();
        app.MapWhen(address.IsDoorOf, desk =>
        {
            desk.Use(app.Services.GetRequiredService<DeskGuard>().CheckAsync);
            desk.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(PageFolder) });
            desk.UseRouting();
            desk.UseEndpoints(routes => routes.MapDesk());
        });
        // Said here, so that the bot's routes are looked up behind the desk's door and not before it.
        app.UseRouting();
    }

    /// <summary>Whether the desk is there.</summary>
    public static bool HasDesk(this WebApplication app) => IsOpen(app.Environment, app.Configuration);

    /// <summary>Where the host listens for others than the desk.</summary>
    public static IEnumerable<string> UrlsBesideDesk(this WebApplication app) =>
        app.Services.GetService<DeskAddress>()?.Value.OriginalString is { } desk ? app.Urls.Where(url => url != desk) : app.Urls;

    /// <summary>What is printed about it once it listens: where to open it, and why not where it usually is.</summary>
    public static IEnumerable<string> DeskLines(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<DeskAddress>().Value;
        if (app.Services.GetRequiredService<IOptions<DeskOptions>>().Value.Port == DeskOptions.UsualPort && address.Port != DeskOptions.UsualPort)
        {
            yield return $"Port {DeskOptions.UsualPort} is taken by another program, so the local desk is at a free one. Choose one with --Desk:Port=PORT.";
        }

        yield return $"To try it in your browser, open the local desk: {address}?token={app.Services.GetRequiredService<DeskKeys>().Token}";
    }

    private static bool IsOpen(IHostEnvironment environment, IConfiguration configuration) => environment.IsDevelopment() && !configuration.HasAppId();

    private static void AddHelpdesk(this IServiceCollection services)
    {
        var stored = services.Last(service => service.ServiceType == typeof(IHelpdeskRooms)).ImplementationType!;
        services.AddScoped<IHelpdeskRooms>(provider => new DeskRooms((IHelpdeskRooms)ActivatorUtilities.CreateInstance(provider, stored)));
    }
}
