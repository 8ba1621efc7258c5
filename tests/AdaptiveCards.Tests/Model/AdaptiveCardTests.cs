using AdaptiveCards.Tests.Templating;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Model;

public sealed class AdaptiveCardTests
{
    [Fact]
    public void A_card_with_everything_comes_back_as_it_was()
    {
        var result = AdaptiveCard.FromJson(FullCard.Json);

        Assert.Empty(result.Warnings);
        Assert.Equal(Sorted(Case.Read(FullCard.Json)).ToString(), Sorted(Case.Read(result.Card.ToJson())).ToString());
    }

    [Fact]
    public void Every_part_has_the_type_that_the_card_gives()
    {
        var card = AdaptiveCard.FromJson(FullCard.Json).Card;

        Assert.Equal(
            [
                typeof(AdaptiveTextBlock), typeof(AdaptiveRichTextBlock), typeof(AdaptiveImage), typeof(AdaptiveContainer), typeof(AdaptiveColumnSet),
                typeof(AdaptiveFactSet), typeof(AdaptiveTable), typeof(AdaptiveActionSet), typeof(AdaptiveTextInput), typeof(AdaptiveNumberInput),
                typeof(AdaptiveDateInput), typeof(AdaptiveTimeInput), typeof(AdaptiveChoiceSetInput), typeof(AdaptiveToggleInput),
            ],
            card.Body.Select(element => element.GetType()));
        Assert.Equal(
            [typeof(AdaptiveOpenUrlAction), typeof(AdaptiveSubmitAction), typeof(AdaptiveShowCardAction), typeof(AdaptiveToggleVisibilityAction)],
            card.Actions.Select(action => action.GetType()));
        Assert.Equal("refresh", card.Refresh.Action.Verb);
        Assert.Equal(new AdaptiveSchemaVersion(1, 5), card.Version);
    }

    [Fact]
    public void An_element_of_unknown_type_is_kept_and_warned_of()
    {
        const string Json = """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Carousel","id":"c","pages":[1]}],"actions":[{"type":"Action.Fly","title":"Up"}]}
            """;

        var result = AdaptiveCard.FromJson(Json);

        Assert.Equal(2, result.Warnings.Count);
        Assert.Equal("Carousel", Assert.IsType<AdaptiveUnknownElement>(result.Card.Body[0]).Type);
        Assert.Equal("Up", Assert.IsType<AdaptiveUnknownAction>(result.Card.Actions[0]).Title);
        Assert.Equal(Sorted(Case.Read(Json)).ToString(), Sorted(Case.Read(result.Card.ToJson())).ToString());
    }

    [Fact]
    public void Text_runs_and_targets_may_be_plain_texts()
    {
        var card = AdaptiveCard.FromJson("""
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"RichTextBlock","inlines":["plain"]}],
             "actions":[{"type":"Action.ToggleVisibility","targetElements":["t"]}]}
            """).Card;

        Assert.Equal("plain", Assert.IsType<AdaptiveTextRun>(((AdaptiveRichTextBlock)card.Body[0]).Inlines[0]).Text);
        Assert.Equal("t", ((AdaptiveToggleVisibilityAction)card.Actions[0]).TargetElements[0].ElementId);
    }

    [Fact]
    public void Columns_rows_cells_and_runs_need_not_say_what_they_are()
    {
        var result = AdaptiveCard.FromJson("""
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"ColumnSet","columns":[{"items":[{"type":"TextBlock","text":"x"}]}]},
             {"type":"Table","rows":[{"cells":[{"items":[{"type":"TextBlock","text":"y"}]}]}]}]}
            """);

        Assert.Empty(result.Warnings);
        Assert.Equal("x", ((AdaptiveTextBlock)((AdaptiveColumnSet)result.Card.Body[0]).Columns[0].Items[0]).Text);
        Assert.Equal("y", ((AdaptiveTextBlock)((AdaptiveTable)result.Card.Body[1]).Rows[0].Cells[0].Items[0]).Text);
    }

    [Fact]
    public void A_word_that_is_not_known_is_the_default_and_warned_of()
    {
        var result = AdaptiveCard.FromJson("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","size":"huge","color":"GOOD"}]}""");

        var text = Assert.IsType<AdaptiveTextBlock>(result.Card.Body[0]);
        Assert.Equal((AdaptiveTextSize.Default, AdaptiveTextColor.Good), (text.Size, text.Color));
        Assert.Contains("huge", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"AdaptiveCard\"")]
    [InlineData("""{"version":"1.5"}""")]
    [InlineData("""{"type":"Card","version":"1.5"}""")]
    [InlineData("""{"type":"AdaptiveCard"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"new"}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":{}}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[7]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"text":"no type"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ColumnSet","columns":[{"type":"TextBlock"}]}]}""")]
    public void What_is_no_card_is_refused(string json) =>
        Assert.Throws<AdaptiveSerializationException>(() => AdaptiveCard.FromJson(json));

    [Fact]
    public void A_card_made_of_objects_is_JSON_without_its_defaults()
    {
        var card = new AdaptiveCard("1.5") { Body = { new AdaptiveTextBlock("Hi") { Size = AdaptiveTextSize.ExtraLarge } } };

        Assert.Equal(
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Hi","size":"extraLarge"}]}""",
            Case.Read(card.ToJson()).ToString(Newtonsoft.Json.Formatting.None));
    }

    private static JToken Sorted(JToken token) => token switch
    {
        JObject properties => new JObject(properties.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray items => new JArray(items.Select(Sorted)),
        _ => token,
    };
}
