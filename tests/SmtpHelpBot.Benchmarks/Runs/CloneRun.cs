using System.Diagnostics;
using System.Net;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>From a fresh clone to the local desk in the browser, with no package in any cache: what a newcomer waits. Needs the package registries.</summary>
internal static class CloneRun
{
    private const string DeskLine = "open the local desk: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Workbench bench)
    {
        var folder = bench.NewFolder();
        var clock = Stopwatch.StartNew();
        await Binaries.RunAsync("git", ["clone", "-q", Binaries.Repository, Path.Combine(folder, "clone")]);
        using var run = Run(folder);
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await OpenAsync(await DeskAsync(run, patience.Token), patience.Token);
            bench.Report.Title("From a fresh clone to the local desk, package caches empty");
            bench.Report.Add("git clone, dotnet run, page and its card script loaded", clock.Elapsed.TotalSeconds, "s", Bound.AtMost(60));
        }
        finally
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync();
        }
    }

    private static Process Run(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--project", "src/SmtpHelpBot", "--", $"--urls=http://127.0.0.1:{Loopback.FreePort()}", "--Desk:Port=0"])
        {
            WorkingDirectory = Path.Combine(folder, "clone"), RedirectStandardOutput = true, UseShellExecute = false,
        };
        foreach (var cache in (string[])["NUGET_PACKAGES", "NUGET_HTTP_CACHE_PATH", "NUGET_PLUGINS_CACHE_PATH", "npm_config_cache"])
        {
            start.Environment[cache] = Directory.CreateDirectory(Path.Combine(folder, cache)).FullName;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    /// <summary>The address that the bot prints.</summary>
    private static async Task<Uri> DeskAsync(Process run, CancellationToken cancellation)
    {
        while (await run.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.IndexOf(DeskLine, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new(line[(at + DeskLine.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The bot ended without a word of its local desk.");
    }

    /// <summary>Loads the page as a browser does: the token for a cookie, the page, the script that shows its cards.</summary>
    private static async Task OpenAsync(Uri desk, CancellationToken cancellation)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false });
        _ = await browser.GetStringAsync(desk, cancellation);
        _ = await browser.GetStringAsync(new Uri(desk, "/adaptivecards.min.js"), cancellation);
    }
}
