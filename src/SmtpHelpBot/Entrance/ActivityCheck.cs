using System.Globalization;
using System.Text.Json;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Entrance;

/// <summary>
/// Looks at the body of an activity before the bot adapter does: the adapter would let a relative service URL or a missing
/// conversation end in an error of its own, which the platform takes for trouble that passes.
/// </summary>
internal static class ActivityCheck
{
    private const int DeepestJson = 48;
    private const int LongestName = 2048;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DeepestJson };

    /// <summary>What is wrong with the body, in a line for the sender; null where nothing is.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="loopbackOnly">Whether service URLs have to lead back to this computer.</param>
    public static string? Fault(ReadOnlyMemory<byte> body, bool loopbackOnly)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Fault(document.RootElement, loopbackOnly);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair ends in, wherever a text or a name is read.
            return $"The body must be one JSON object, at most {DeepestJson} levels deep.";
        }
    }

    private static string? Fault(JsonElement activity, bool loopbackOnly)
    {
        if (activity.ValueKind != JsonValueKind.Object)
        {
            return "The body must be a JSON object.";
        }

        if (NameTwice(activity) is { } twice)
        {
            return $"'{twice}' is there twice.";
        }

        if (OddName(activity) is { } odd)
        {
            return $"'{odd}' must be a text of 1 to {LongestName} plain characters.";
        }

        if (Text(activity, "channelId") == DeskChannel.Id)
        {
            return "The local desk has a door of its own.";
        }

        if (Text(activity, "channelId") == SlackChannel.Id)
        {
            return "Slack has a door of its own.";
        }

        return FaultOfServiceUrl(Text(activity, "serviceUrl")!, loopbackOnly) ?? FaultOfParts(activity);
    }

    /// <summary>What names something and is no name: the platform always says all of them (Bot Framework protocol), but for the name of an event or invoke.</summary>
    private static string? OddName(JsonElement activity)
    {
        (string Name, string? Text)[] all =
        [
            ("type", Text(activity, "type")), ("channelId", Text(activity, "channelId")), ("serviceUrl", Text(activity, "serviceUrl")),
            ("conversation.id", Text(Part(activity, "conversation"), "id")), ("from.id", Text(Part(activity, "from"), "id")), ("recipient.id", Text(Part(activity, "recipient"), "id")),
        ];
        return all.FirstOrDefault(one => !IsName(one.Text)).Name ?? activity.EnumerateObject()
            .Where(member => member.Name.Equals("name", StringComparison.OrdinalIgnoreCase) && member.Value is { ValueKind: JsonValueKind.String } called && called.GetString() is { Length: > 0 } text && !IsName(text))
            .Select(member => member.Name).FirstOrDefault();
    }

    /// <summary>A name that is there twice: the adapter, to which "ChannelId" is "channelId", may read the other one than was looked at here.</summary>
    private static string? NameTwice(JsonElement activity) =>
        new[] { activity, Part(activity, "conversation"), Part(activity, "from"), Part(activity, "recipient") }.Select(NameTwiceIn).FirstOrDefault(name => name is not null);

    private static string? NameTwiceIn(JsonElement part)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return part.ValueKind == JsonValueKind.Object ? part.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !names.Add(name)) : null;
    }

    private static JsonElement Part(JsonElement activity, string name) => activity.TryGetProperty(name, out var part) ? part : default;

    private static string? FaultOfServiceUrl(string serviceUrl, bool loopbackOnly) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) switch
    {
        false => "'serviceUrl' must be an absolute address.",
        true when url!.Scheme is not ("http" or "https") => "'serviceUrl' must be an http or https address.",
        true when loopbackOnly && !url!.IsLoopback => "Without an app id only service URLs on this computer are accepted.",
        _ => null,
    };

    /// <summary>The parts that the adapter reads as objects or lists must be that, or be missing.</summary>
    private static string? FaultOfParts(JsonElement activity)
    {
        foreach (var (name, kind) in ((string, JsonValueKind)[])
        [
            ("from", JsonValueKind.Object), ("recipient", JsonValueKind.Object), ("text", JsonValueKind.String), ("id", JsonValueKind.String),
            ("entities", JsonValueKind.Array), ("attachments", JsonValueKind.Array),
            ("membersAdded", JsonValueKind.Array), ("membersRemoved", JsonValueKind.Array),
        ])
        {
            if (activity.TryGetProperty(name, out var part) && part.ValueKind != kind && part.ValueKind != JsonValueKind.Null)
            {
                return $"'{name}' must be {(kind == JsonValueKind.String ? "a text" : kind == JsonValueKind.Array ? "a list" : "an object")}.";
            }
        }

        return null;
    }

    /// <summary>Whether it may name something: it stands in lines of the log, where nothing in it may begin another line or hide.</summary>
    private static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && !text.Any(letter => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
