using Newtonsoft.Json.Linq;
using AdaptiveCards.Templating;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Pastes;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>The parts that read texts and fill cards, each with its seeds.</summary>
internal static class Readings
{
    /// <summary>Screens are flat: no data of theirs are nested deeper than a card takes.</summary>
    private const int Deepest = 12;

    private static readonly IReadOnlySet<string> Everything = new HashSet<string>();

    /// <summary>Error texts: as they are pasted, and what a check on the person's own computer prints.</summary>
    public static IFuzzTarget Errors() => Texts([.. Samples("Readers/Samples"), .. Samples("Redaction/Samples"), .. HostilePaste.All.Select(paste => paste.OfLength(300))]);

    /// <summary>Settings: of files, of screens, of commands.</summary>
    public static IFuzzTarget Settings() => Texts([.. Samples("Settings/Samples"), Load.Texts.DjangoPage, .. HostilePaste.All.Select(paste => paste.OfLength(200))]);

    /// <summary>Every card with data of its screen that were changed.</summary>
    public static IFuzzTarget Templates()
    {
        var folder = Path.Combine(Binaries.Repository, "cards");
        var cards = Directory.GetFiles(folder, "*.sample.json").Order(StringComparer.Ordinal)
            .Select(file => (Template: new AdaptiveCardTemplate(File.ReadAllText(file.Replace(".sample.json", ".json", StringComparison.Ordinal))), Data: JObject.Parse(File.ReadAllText(file)))).ToList();
        string[] texts = ["${text.title}", "${if(true, 'a', 'b')}", "@{summary}", "\"},{\"type\":\"TextBlock\"", .. HostilePaste.All.Select(paste => paste.OfLength(60))];
        return new TextTarget(
            random =>
            {
                var number = random.Next(cards.Count);
                return $"{number} {JsonMutations.Of(cards[number].Data, texts, Everything, Deepest, random)}";
            },
            input =>
            {
                var blank = input.IndexOf(' ', StringComparison.Ordinal);
                if (IsData(input[(blank + 1)..]) is { } data)
                {
                    _ = JObject.Parse(cards[int.Parse(input.AsSpan(0, blank), System.Globalization.CultureInfo.InvariantCulture)].Template.Expand(data));
                }
            });
    }

    private static TextTarget Texts(IReadOnlyList<string> seeds) => new TextTarget(
        random => TextMutations.Of(seeds, random, HostilePaste.Longest),
        text =>
        {
            var reading = PasteReader.Read(text);
            _ = new CaseFile { Id = new("fuzz"), OpenedAt = default, Readings = [reading], Settings = reading.Settings, Provider = reading.Provider, LocalChecks = LocalCheckReader.Read(reading.Source, reading.Settings) }.Weigh();
        });

    /// <summary>The sample texts of the tests of the diagnosis, a paragraph each.</summary>
    private static IEnumerable<string> Samples(string folder) =>
        Directory.GetFiles(Path.Combine(Binaries.Repository, "tests/SmtpHelpBot.Diagnosis.Tests", folder), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The data, where they are JSON that a screen could be.</summary>
    private static JObject? IsData(string json)
    {
        try
        {
            return JObject.Parse(json);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }
}
