using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmtpHelpBot.EndToEnd.Processes;

/// <summary>A program that a story needs: what it prints is kept, and it ends with the story.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim printed = new(0);

    private ChildProcess(Process process) => this.process = process;

    /// <summary>All that it has printed so far.</summary>
    public string Output => string.Join('\n', lines);

    public static ChildProcess Start(ProcessStartInfo how)
    {
        how.RedirectStandardOutput = how.RedirectStandardError = true;
        var child = new ChildProcess(new Process { StartInfo = how });
        child.process.OutputDataReceived += child.Keep;
        child.process.ErrorDataReceived += child.Keep;
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until it has printed a line that fits, and gives what its group "found" took.</summary>
    public async Task<string> PrintsAsync(Regex line, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (lines.Select(text => line.Match(text)).FirstOrDefault(match => match.Success) is { } found)
            {
                return found.Groups["found"].Value;
            }

            Assert.False(process.HasExited, $"{process.StartInfo.FileName} ended before it printed {line}:\n{Output}");
            await printed.WaitAsync(limit.Token);
        }
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
        printed.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs printedLine)
    {
        if (printedLine.Data is { } line)
        {
            lines.Enqueue(line);
            printed.Release();
        }
    }
}
