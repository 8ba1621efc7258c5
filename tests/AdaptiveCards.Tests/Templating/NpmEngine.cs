using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Node;

namespace AdaptiveCards.Tests.Templating;

/// <summary>The engine of the Adaptive Cards Designer, from npm, run by node: what it says is what a template means.</summary>
public static class NpmEngine
{
    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "npm"));

    /// <summary>Its answers to these templates with these data, in order: each a card, or why it refused.</summary>
    public static async Task<IReadOnlyList<JObject>> AnswerAsync(IEnumerable<(JToken Template, JToken Data)> questions, CancellationToken cancel)
    {
        var lines = questions.Select(question => new JObject { ["template"] = question.Template, ["data"] = question.Data, ["host"] = Case.Host }.ToString(Formatting.None));
        return [.. (await NodeScript.RunAsync(Folder, "expand.js", lines, cancel)).Select(line => (JObject)Case.Read(line))];
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
