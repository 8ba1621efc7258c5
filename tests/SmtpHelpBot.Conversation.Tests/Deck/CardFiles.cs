using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>The templates and samples as they stand in <c>cards/</c>.</summary>
internal static class CardFiles
{
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    public static string Repository { get; } = FindRepository();

    public static string Folder { get; } = Path.Combine(Repository, "cards");

    public static IEnumerable<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)[..^5]).Where(name => !name.EndsWith(".sample", StringComparison.Ordinal))];

    public static JObject Template(string name) => Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));

    public static JObject Sample(string name) => Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.sample.json")));

    /// <summary>A text that looks like a date stays the text it is.</summary>
    public static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(json, AsWritten)!;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmtpHelpBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        return folder.FullName;
    }
}
