using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Node;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>What the packages of the clients say of our cards: asked once, by <c>tests/tools/cards</c>.</summary>
public sealed class ClientOracle : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(CardFiles.Repository, "tests", "tools", "cards");
    private Dictionary<string, JObject> opinions = [];

    public async ValueTask InitializeAsync()
    {
        if (NodeScript.NodeIsHere)
        {
            var opinionsOfAll = await AskAsync(Examples.All.Select(example => Question(example.Key, CardDeck.Expand(example.Value, Texts.English))), CancellationToken.None);
            opinions = opinionsOfAll.ToDictionary(opinion => opinion.Value<string>("name")!, StringComparer.Ordinal);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What they say of the card of this name.</summary>
    internal JObject Of(string name)
    {
        Assert.SkipUnless(NodeScript.NodeIsHere, "Node is not installed.");
        return opinions[name];
    }

    /// <summary>What they say of another card that stands in the place of this one.</summary>
    internal static async Task<JObject> OfAsync(string name, JObject card, CancellationToken cancel)
    {
        Assert.SkipUnless(NodeScript.NodeIsHere, "Node is not installed.");
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
        var lines = await NodeScript.RunAsync(Folder, "check.js", questions.Select(question => question.ToString(Formatting.None)), cancel);
        return [.. lines.Select(CardFiles.Parse)];
    }
}
