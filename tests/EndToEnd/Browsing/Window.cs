using System.Collections.Concurrent;
using Microsoft.Playwright;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.EndToEnd.Browsing;

/// <summary>One browser window: it reaches this computer only, and leaves a picture and a trace where its story fails.</summary>
internal sealed class Window : IAsyncDisposable
{
    private const float Patience = 60_000;

    /// <summary>Where pictures are wanted, as the environment says; null where they are not.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("WRITE_PICTURES");

    private readonly string name;
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> refused = new();

    private Window(string name, IBrowserContext context, IPage page)
    {
        this.name = name;
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Addresses on other computers that the page asked for.</summary>
    public IReadOnlyCollection<string> Refused => refused;

    public static async Task<Window> OpenAsync(IBrowser browser, string name, string address)
    {
        var own = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        own.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var window = new Window(name, own, await own.NewPageAsync());
        await own.Tracing.StartAsync(new() { Snapshots = true });
        await own.RouteAsync("**/*", window.PassAsync);
        await window.Page.GotoAsync(address);
        return window;
    }

    /// <summary>Takes a picture in light and one in dark, where pictures are wanted.</summary>
    public async Task PictureAsync(string picture)
    {
        if (Pictures is null)
        {
            return;
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{picture}-dark.png") });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{picture}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            var file = Path.Combine(Repository.Results, $"{TestContext.Current.Test?.TestDisplayName}-{name}");
            await Page.ScreenshotAsync(new() { Path = $"{file}.png" });
            await context.Tracing.StopAsync(new() { Path = $"{file}.zip" });
        }

        await context.DisposeAsync();
    }

    private async Task PassAsync(IRoute route)
    {
        if (new Uri(route.Request.Url).IsLoopback)
        {
            await route.ContinueAsync();
        }
        else
        {
            refused.Enqueue(route.Request.Url);
            await route.AbortAsync();
        }
    }
}
