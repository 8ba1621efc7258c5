using Microsoft.Playwright;
using SmtpHelpBot.EndToEnd.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace SmtpHelpBot.EndToEnd.Browsing;

/// <summary>Debian's Chromium, started once for all stories; every window has its own cookies and storage.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why there is none here; empty where there is.</summary>
    internal static string Missing { get; } = File.Exists(Program) ? "" : "Debian's chromium is not installed.";

    public async ValueTask InitializeAsync()
    {
        if (Missing.Length == 0)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
        }
    }

    /// <summary>Opens a window at an address.</summary>
    internal async Task<Window> OpenAsync(string name, string address) =>
        await Window.OpenAsync(browser!, name, address);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
