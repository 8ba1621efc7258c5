using System.Diagnostics;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Zoo;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>The zoo's slow link: a network namespace from which its servers are 50 ms away and back.</summary>
internal sealed class SlowLink : IAsyncDisposable
{
    public const double RoundTripMs = 50;
    private const string Namespace = "zoolat";
    private readonly string script;

    private SlowLink(string script) => this.script = script;

    public static async Task<SlowLink> StartAsync(ZooFolder zoo)
    {
        var link = new SlowLink(Path.Combine(zoo.Path, "lat.sh"));
        await Binaries.RunAsync("bash", [link.script, "start"]);
        return link;
    }

    /// <summary>Runs a program behind the link and gives what it prints.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", ["netns", "exec", Namespace, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("ip did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>The median time that a program takes behind the link, in milliseconds, in a process of its own.</summary>
    public static async Task<double> TimeAsync(int times, Func<Task> run)
    {
        var all = new List<double>();
        for (var time = 0; time <= times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            await run();
            all.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        // The first fills the system's caches.
        return all.Skip(1).Order().ElementAt(times / 2);
    }

    public async ValueTask DisposeAsync() => await Binaries.RunAsync("bash", [script, "stop"]);
}
