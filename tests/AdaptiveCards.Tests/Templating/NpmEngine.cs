using System.Diagnostics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Templating;

/// <summary>The engine of the Adaptive Cards Designer, from npm, run by node: what it says is what a template means.</summary>
public static class NpmEngine
{
    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "npm"));

    public static bool NodeIsHere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    /// <summary>Its answers to these templates with these data, in order: each a card, or why it refused.</summary>
    public static async Task<IReadOnlyList<JObject>> AnswerAsync(IEnumerable<(JToken Template, JToken Data)> questions, CancellationToken cancel)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules", "adaptivecards-templating")),
            $"The npm engine is not installed: run npm ci --ignore-scripts in {Folder}");
        using var node = Process.Start(new ProcessStartInfo("node", "expand.js")
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answers = node.StandardOutput.ReadToEndAsync(cancel);
        foreach (var (template, data) in questions)
            await node.StandardInput.WriteLineAsync(new JObject { ["template"] = template, ["data"] = data, ["host"] = Case.Host }.ToString(Formatting.None));
        node.StandardInput.Close();
        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancel);
        Assert.Equal(0, node.ExitCode);
        return [.. lines.Select(line => (JObject)Case.Read(line))];
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
