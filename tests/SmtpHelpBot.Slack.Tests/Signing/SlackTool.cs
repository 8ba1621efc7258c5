using System.Diagnostics;

namespace SmtpHelpBot.Slack.Tests.Signing;

/// <summary>Runs a script of <c>tests/tools/slack</c>, which asks Slack's own packages.</summary>
internal static class SlackTool
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "tools", "slack");

    /// <summary>The repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmtpHelpBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        return folder.FullName;
    }

    /// <summary>What a script writes when it is given these lines.</summary>
    public static async Task<string[]> RunAsync(string script, IEnumerable<string> lines)
    {
        Assert.SkipUnless(NodeIsHere(), "Node is not installed.");
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), $"Not installed: run npm ci --ignore-scripts in {Folder}.");
        var cancel = TestContext.Current.CancellationToken;
        using var node = Process.Start(new ProcessStartInfo("node", script)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answers = node.StandardOutput.ReadToEndAsync(cancel);
        foreach (var line in lines)
        {
            await node.StandardInput.WriteLineAsync(line.AsMemory(), cancel);
        }

        node.StandardInput.Close();
        var written = await answers;
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, written);
        return written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool NodeIsHere() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
