using System.Collections.Concurrent;
using AdaptiveCards;
using AdaptiveCards.Templating;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Deck;

/// <summary>The cards: a template a screen from <c>cards/</c>, its words from the texts, its data from the screen.</summary>
internal static class CardDeck
{
    /// <summary>Teams counts a message in UTF-16; older clients take 28 KB of it.</summary>
    public const int MostBytes = 28 * 1024;

    private static readonly JsonSerializer Writer = JsonSerializer.Create(new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() },
        Converters = { new ShownTextConverter() },
    });

    /// <summary>A text that looks like a date stays the text it is.</summary>
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    private static readonly ConcurrentDictionary<string, AdaptiveCardTemplate> Templates = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Language, string Card), JObject> Words = new();

    /// <summary>The message that shows a screen.</summary>
    public static Activity Render(Screen screen, Texts texts) => new()
    {
        Type = ActivityTypes.Message,
        Summary = ShownText.Of(screen.Summary),
        Attachments = [new() { ContentType = AdaptiveCard.ContentType, Content = Expand(screen, texts) }],
    };

    /// <summary>What the template of a screen is given: its own names, and its words as <c>text</c>.</summary>
    public static JObject DataOf(Screen screen, Texts texts)
    {
        var data = JObject.FromObject(screen, Writer);
        data["text"] = WordsOf(texts, screen.Card).DeepClone();
        return data;
    }

    /// <summary>The card of a screen.</summary>
    public static JObject Expand(Screen screen, Texts texts)
    {
        var data = DataOf(screen, texts);
        return JsonConvert.DeserializeObject<JObject>(Templates.GetOrAdd(screen.Card, Load).Expand(data), AsWritten)!;
    }

    /// <summary>The fixed words of a card, and those of the buttons.</summary>
    private static JObject WordsOf(Texts texts, string card) => Words.GetOrAdd((texts.Language, card), _ =>
    {
        var words = Section(texts, $"card.{card}.");
        words["button"] = Section(texts, "card.button.");
        return words;
    });

    private static JObject Section(Texts texts, string prefix) =>
        new(texts.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(key => new JProperty(key[prefix.Length..], texts[key])));

    private static AdaptiveCardTemplate Load(string card)
    {
        using var stream = typeof(CardDeck).Assembly.GetManifestResourceStream($"cards.{card}.json")
            ?? throw new FileNotFoundException($"There is no card '{card}'.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
