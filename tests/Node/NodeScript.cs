using System.Diagnostics;

namespace SmtpHelpBot.Node;

/// <summary>Runs a script that asks npm packages: a line in, a line out.</summary>
internal static class NodeScript
{
    /// <summary>Whether there is a Node to run it.</summary>
    public static bool NodeIsHere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    /// <summary>What the script of a folder writes when it is given these lines.</summary>
    public static async Task<string[]> RunAsync(string folder, string script, IEnumerable<string> lines, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidOperationException($"Not installed: run npm ci --ignore-scripts in {folder}.");
        }

        using var node = Process.Start(new ProcessStartInfo("node", script)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // Read while it is written to: neither end waits for a full pipe.
        var answers = node.StandardOutput.ReadToEndAsync(cancellation);
        foreach (var line in lines)
        {
            await node.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        }

        node.StandardInput.Close();
        var written = await answers;
        await node.WaitForExitAsync(cancellation);
        return node.ExitCode == 0
            ? written.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{script} ended with {node.ExitCode}: {written}");
    }
}
