using System.Text;
using System.Text.RegularExpressions;
using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>What every card owes to every client.</summary>
public sealed partial class CardTests
{
    public static TheoryData<string> Names => [.. CardFiles.Names];

    [Fact]
    public void Every_card_has_an_example() =>
        Assert.Equal(Names.Select(row => row.Data).Order(StringComparer.Ordinal), Examples.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sample_beside_a_card_is_what_the_deck_gives_it(string name)
    {
        var file = Path.Combine(CardFiles.Folder, $"{name}.sample.json");
        var data = CardDeck.DataOf(Examples.All[name], Texts.English);
        if (Environment.GetEnvironmentVariable("WRITE_CARD_SAMPLES") == "1")
        {
            File.WriteAllText(file, data.ToString(Formatting.Indented) + "\n");
        }

        Assert.True(JToken.DeepEquals(data, CardFiles.Sample(name)), $"{file} is behind: run this test with WRITE_CARD_SAMPLES=1.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_version_1_5_and_parses_without_a_warning(string name)
    {
        var parsed = AdaptiveCard.FromJson(Card(name).ToString());

        Assert.Empty(parsed.Warnings);
        Assert.Equal(new AdaptiveSchemaVersion(1, 5), parsed.Card.Version);
        Assert.NotEmpty(parsed.Card.Body);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_binding_is_left_over(string name) => Assert.DoesNotContain("${", Card(name).ToString(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_has_its_line_for_clients_that_draw_none(string name)
    {
        var message = CardDeck.Render(Examples.All[name], Texts.English);

        Assert.NotEmpty(message.Summary);
        Assert.Equal(message.Summary, Card(name).Value<string>("fallbackText"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_stays_below_28_KB(string name) => Assert.InRange(Size(Card(name)), 1, CardDeck.MostBytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_input_has_a_label_and_says_what_is_wrong_with_it(string name)
    {
        foreach (var input in Parts(Card(name)).Where(part => Type(part).StartsWith("Input.", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(input.Value<string>("label")!);
            Assert.NotEmpty(input.Value<string>("errorMessage")!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_image_has_a_text(string name) =>
        Assert.All(Parts(Card(name)).Where(part => Type(part) == "Image"), image => Assert.NotEmpty(image.Value<string>("altText")!));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_button_works_in_clients_that_know_no_Execute(string name)
    {
        foreach (var button in Parts(Card(name)).Where(part => Type(part) == "Action.Execute" && part.Parent is not JProperty { Name: "action" }))
        {
            var fallback = Assert.IsType<JObject>(button["fallback"]);
            Assert.Equal("Action.Submit", Type(fallback));
            Assert.True(JToken.DeepEquals(button["data"], fallback["data"]));
            Assert.Equal(button.Value<string>("title"), fallback.Value<string>("title"));
            Assert.Equal("ActionSet", Type((JObject)button.Parent!.Parent!.Parent!));
            Assert.True(Acts.TryRead(button["data"]!.Value<string>("act")!, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_most_one_button_stands_out_and_no_row_has_more_than_six(string name)
    {
        Assert.InRange(Parts(Card(name)).Count(part => Type(part) == "Action.Execute" && part.Value<string>("style") == "positive"), 0, 1);
        Assert.All(Parts(Card(name)).Where(part => Type(part) == "ActionSet"), row => Assert.InRange(row["actions"]!.Count(), 1, 6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_inputs_of_a_card_share_an_id(string name)
    {
        var ids = Parts(Card(name)).Where(part => Type(part).StartsWith("Input.", StringComparison.Ordinal)).Select(part => part.Value<string>("id")!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    /// <summary>Text blocks and facts read markdown; text runs do not. What people and servers wrote stands in runs only.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Only_our_own_words_stand_where_markdown_is_read(string name)
    {
        foreach (var part in Parts(CardFiles.Template(name)))
        {
            Assert.NotEqual("FactSet", Type(part));
            if (Type(part) == "TextBlock")
            {
                Assert.Matches(OwnWords(), part.Value<string>("text"));
            }
        }
    }

    [Fact]
    public void Every_word_of_the_cards_is_used_and_none_is_missing()
    {
        var used = Names.SelectMany(row => Bindings().Matches(File.ReadAllText(Path.Combine(CardFiles.Folder, $"{row.Data}.json"))).Select(match =>
            match.Groups["key"].Value.StartsWith("button.", StringComparison.Ordinal) ? $"card.{match.Groups["key"].Value}" : $"card.{row.Data}.{match.Groups["key"].Value}"));
        var source = Path.Combine(CardFiles.Repository, "src", "SmtpHelpBot.Conversation");
        var inCode = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => Keys().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value));

        Assert.Equal(
            Texts.English.Keys.Where(key => key.StartsWith("card.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            used.Concat(inCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_other_word_that_the_code_names_is_there()
    {
        var source = Path.Combine(CardFiles.Repository, "src", "SmtpHelpBot.Conversation");
        var named = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => OtherKeys().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(Texts.English.Has(key), key));
    }

    private static JObject Card(string name) => CardDeck.Expand(Examples.All[name], Texts.English);

    private static int Size(JObject card) => Encoding.Unicode.GetByteCount(card.ToString(Formatting.None));

    private static string Type(JObject part) => part.Value<string>("type") ?? "";

    private static IEnumerable<JObject> Parts(JObject card) => card.DescendantsAndSelf().OfType<JObject>();

    [GeneratedRegex(@"^\$\{text\.[a-z_.]+\}$", RegexOptions.None, 1000)]
    private static partial Regex OwnWords();

    [GeneratedRegex(@"\$\{(?:\$root\.)?text\.(?<key>[a-z_.]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Bindings();

    [GeneratedRegex("\"(?<key>card\\.[a-z-]+\\.[a-z_]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex("\"(?<key>(?:say|ticket|command|secret)\\.[a-z_.]+)\"", RegexOptions.None, 1000)]
    private static partial Regex OtherKeys();
}
