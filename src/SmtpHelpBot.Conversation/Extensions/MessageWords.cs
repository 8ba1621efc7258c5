using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>
/// What stands on a message for who reads it: its subject, its body, and the texts of the cards, quotes and snippets in it. In Teams an
/// alert is mostly a card, and the body then only says where it belongs. Pure.
/// </summary>
internal static partial class MessageWords
{
    /// <summary>In UTF-16 units; what comes after is not read.</summary>
    private const int Most = 64 * 1024;

    /// <summary>
    /// The members of cards that are shown as text: those of Adaptive Cards (Adaptive Card schema explorer), of hero and connector cards
    /// and of quotes (Microsoft Teams platform documentation, Types of cards).
    /// </summary>
    private static readonly string[] Shown =
        ["title", "subtitle", "text", "name", "value", "codeSnippet", "summary", "activityTitle", "activitySubtitle", "activityText", "messagePreview", "originalMessageContent"];

    /// <summary>What can be pressed, or stands there for who cannot see the rest, says nothing of its own.</summary>
    private static readonly string[] Passed = ["actions", "selectAction", "buttons", "tap", "fallback", "potentialAction", "refresh", "data"];

    /// <summary>The words, a line each; empty where there are none.</summary>
    public static string Of(MessageActionsPayload message)
    {
        var words = new StringBuilder();
        Add(words, message.Subject);
        Add(words, message.Body?.Content);
        foreach (var attachment in message.Attachments ?? [])
        {
            Add(words, Read(attachment?.Content));
        }

        return words.ToString().Trim();
    }

    /// <summary>A card comes as an object, or as the text of one.</summary>
    private static JToken? Read(object? content)
    {
        if (content is not string text)
        {
            return content as JToken;
        }

        try
        {
            return text.TrimStart().StartsWith('{') ? JToken.Parse(text) : new JValue(text);
        }
        catch (JsonException)
        {
            return new JValue(text);
        }
    }

    private static void Add(StringBuilder words, JToken? part)
    {
        switch (part)
        {
            case JValue { Value: string text }:
                Add(words, text);
                break;
            case JArray list:
                foreach (var item in list)
                {
                    Add(words, item);
                }

                break;
            case JObject map when Fact(map) is { } fact:
                Add(words, fact);
                break;
            case JObject map:
                foreach (var member in map.Properties().Where(member => member.Value is JContainer ? !Passed.Contains(member.Name, StringComparer.Ordinal) : Shown.Contains(member.Name, StringComparer.Ordinal)))
                {
                    Add(words, member.Value);
                }

                break;
        }
    }

    /// <summary>A name and its value stand in one line, where it is seen that the value is a secret; null where there are not both.</summary>
    private static string? Fact(JObject map) => ((map["title"] ?? map["name"]) as JValue)?.Value is string name && (map["value"] as JValue)?.Value is string value ? $"{name.TrimEnd(':', ' ')}: {value}" : null;

    /// <summary>What only Teams has in the HTML of a body: where an attachment belongs, and around what was written as code.</summary>
    [GeneratedRegex("</?(?:attachment|codeblock)\\b[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfTeams();

    private static void Add(StringBuilder words, string? text)
    {
        var room = Most - words.Length;
        if (room > 0 && PasteReader.PlainTextOf(OfTeams().Replace(text ?? "", "")).Trim() is { Length: > 0 } plain)
        {
            words.Append(plain.Length <= room ? plain : plain[..room]).Append('\n');
        }
    }
}
