using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Benchmarks.Bots;

/// <summary>A bot in a process of its own, and what that process takes, as /proc says it (see proc(5)).</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process process;

    private BotProcess(Process process, string url, DateTimeOffset started, ConcurrentQueue<string> complaints) =>
        (this.process, Url, Started, Complaints) = (process, url, started, complaints);

    public string Url { get; }

    /// <summary>Its number in /proc.</summary>
    public int Id => process.Id;

    /// <summary>When the process was asked for.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>What it wrote of its troubles, line by line.</summary>
    public ConcurrentQueue<string> Complaints { get; }

    public bool HasEnded => process.HasExited;

    public TimeSpan Cpu
    {
        get
        {
            // The second field is the name in parentheses, which may hold blanks: what follows it starts with field 3.
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
    }

    /// <summary>Memory in use now, in MB.</summary>
    public double Resident => StatusMegabytes("VmRSS:");

    /// <summary>The most memory it ever had, in MB.</summary>
    public double ResidentPeak => StatusMegabytes("VmHWM:");

    public static BotProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string folder)
    {
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments.Append($"--urls={url}"))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var bot = new Process { StartInfo = start };
        // Troubles of a bot belong beside its figures; what else it says is only kept from filling the pipe.
        var complaints = new ConcurrentQueue<string>();
        bot.ErrorDataReceived += (_, line) => Tell(line.Data, complaints);
        bot.OutputDataReceived += static (_, _) => { };
        var started = DateTimeOffset.UtcNow;
        bot.Start();
        bot.BeginErrorReadLine();
        bot.BeginOutputReadLine();
        return new(bot, url, started, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Tell(string? line, ConcurrentQueue<string> complaints)
    {
        if (line is not null)
        {
            complaints.Enqueue(line);
            Console.Error.WriteLine(line);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private double StatusMegabytes(string name) =>
        Number(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) / 1024;
}
