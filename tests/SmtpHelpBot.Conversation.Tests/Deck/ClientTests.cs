using AdaptiveCards;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>What the clients' own code says of every card.</summary>
public sealed class ClientTests(ClientOracle clients) : IClassFixture<ClientOracle>
{
    public static TheoryData<string> Names => [.. CardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_parser_of_the_clients_finds_nothing_wrong(string name) => Assert.Empty(clients.Of(name)["parser"]!);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_one_by_the_types_of_Teams(string name) => Assert.Empty(clients.Of(name)["types"]!);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_official_template_engine_makes_the_same_card(string name) =>
        Assert.Equal(CardDeck.Expand(Examples.All[name], Texts.English).ToString(), clients.Of(name)["expanded"]!.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_a_card_is_lost_on_the_way_through_its_object_model(string name)
    {
        var card = CardDeck.Expand(Examples.All[name], Texts.English);

        var back = CardFiles.Parse(AdaptiveCard.FromJson(card.ToString()).Card.ToJson());

        Assert.Equal(Values(card), Values(back), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_card_is_told_by_both()
    {
        var wrong = CardDeck.Expand(Examples.All["welcome"], Texts.English);
        wrong["body"]![0]!.Parent!.AddFirst(new JObject { ["type"] = "TextBlock", ["text"] = "x", ["size"] = "Huge", ["wrapp"] = true });

        var opinion = await ClientOracle.OfAsync("welcome", wrong, TestContext.Current.CancellationToken);

        Assert.Contains("Huge", Assert.Single(opinion["parser"]!).ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(opinion["types"]!);
    }

    /// <summary>Every value with its path, in the order of the paths: the order of properties means nothing, nor does the case of a word such as a size.</summary>
    private static IEnumerable<string> Values(JObject card) =>
        card.Descendants().OfType<JValue>().Select(value => $"{value.Path} = {value}").Order(StringComparer.Ordinal);
}
