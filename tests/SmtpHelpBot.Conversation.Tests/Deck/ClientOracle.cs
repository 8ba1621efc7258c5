using System.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>What the packages of the clients say of our cards: asked once, by <c>tests/tools/cards</c>.</summary>
public sealed class ClientOracle : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(CardFiles.Repository, "tests", "tools", "cards");
    private Dictionary<string, JObject> opinions = [];

    public async ValueTask InitializeAsync()
    {
        if (NodeIsHere())
        {
            var opinionsOfAll = await AskAsync(Examples.All.Select(example => Question(example.Key, CardDeck.Expand(example.Value, Texts.English))), CancellationToken.None);
            opinions = opinionsOfAll.ToDictionary(opinion => opinion.Value<string>("name")!, StringComparer.Ordinal);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What they say of the card of this name.</summary>
    internal JObject Of(string name)
    {
        Assert.SkipUnless(NodeIsHere(), "Node is not installed.");
        return opinions[name];
    }

    /// <summary>What they say of another card that stands in the place of this one.</summary>
    internal static async Task<JObject> OfAsync(string name, JObject card, CancellationToken cancel)
    {
        Assert.SkipUnless(NodeIsHere(), "Node is not installed.");
        return Assert.Single(await AskAsync([Question(name, card)], cancel));
    }

    private static JObject Question(string name, JObject card) => new()
    {
        ["name"] = name,
        ["template"] = CardFiles.Template(name),
        ["data"] = CardFiles.Sample(name),
        ["card"] = card,
    };

    private static async Task<List<JObject>> AskAsync(IEnumerable<JObject> questions, CancellationToken cancel)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), $"Not installed: run npm ci --ignore-scripts in {Folder}.");
        using var node = Process.Start(new ProcessStartInfo("node", "check.js")
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answers = node.StandardOutput.ReadToEndAsync(cancel);
        foreach (var question in questions)
        {
            await node.StandardInput.WriteLineAsync(question.ToString(Formatting.None).AsMemory(), cancel);
        }

        node.StandardInput.Close();
        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancel);
        Assert.Equal(0, node.ExitCode);
        return [.. lines.Select(CardFiles.Parse)];
    }

    private static bool NodeIsHere() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
