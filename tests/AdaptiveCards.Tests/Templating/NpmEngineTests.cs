using Newtonsoft.Json.Linq;
using SmtpHelpBot.Node;

namespace AdaptiveCards.Tests.Templating;

public sealed class NpmEngineTests
{
    [Fact]
    public async Task The_npm_engine_gives_the_same_card_for_every_case()
    {
        Assert.SkipUnless(NodeScript.NodeIsHere, "node is not installed");

        var answers = await NpmEngine.AnswerAsync(Case.All.Select(fact => (fact.Template, fact.Data)), TestContext.Current.CancellationToken);

        Assert.Equal(Case.All.Count, answers.Count);
        Assert.All(Case.All.Zip(answers), pair => Assert.True(Agrees(pair.First, pair.Second), $"{pair.First.Says}: npm says {pair.Second}"));
    }

    private static bool Agrees(Case fact, JObject npm) => fact.Refused || fact.Npm == "refuses"
        ? npm.ContainsKey("refused")
        : npm["card"] is { } card && JToken.DeepEquals(fact.Card ?? JValue.CreateNull(), card);
}
