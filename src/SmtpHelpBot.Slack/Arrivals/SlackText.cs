using System.Text.RegularExpressions;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Gives back what a person typed: Slack makes links and mentions of words and writes three characters as entities.</summary>
public static partial class SlackText
{
    private const string Fence = "```";

    /// <summary>The words of a message, without the mention of the bot.</summary>
    public static string Plain(string text, string botUser) =>
        Entities(Reference().Replace(text, match => Word(match.Groups["what"].Value, match.Groups["label"].Value, botUser)))
            .Replace(Fence, "", StringComparison.Ordinal).Trim();

    /// <summary>Whether a message calls the bot by name.</summary>
    public static bool Mentions(string text, string botUser) => text.Contains($"<@{botUser}>", StringComparison.Ordinal)
        || text.Contains($"<@{botUser}|", StringComparison.Ordinal);

    private static string Word(string what, string label, string botUser) => (what[0], label) switch
    {
        ('@', _) when what[1..] == botUser => "",
        ('@' or '#', { Length: > 0 }) => what[0] + label,
        ('!', { Length: > 0 }) => label,
        ('!', _) => $"@{what[1..].Split('^')[0]}",
        (_, "") => Address(what),
        _ => what.EndsWith(label, StringComparison.OrdinalIgnoreCase) || what.TrimEnd('/').EndsWith(label, StringComparison.OrdinalIgnoreCase) ? label : $"{label} ({Address(what)})",
    };

    private static string Address(string link) => link.StartsWith("mailto:", StringComparison.Ordinal) ? link["mailto:".Length..] : link;

    private static string Entities(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>What Slack puts between angle brackets; those that a person typed come as entities.</summary>
    [GeneratedRegex(@"<(?<what>(?:[@#!]|https?:|mailto:|tel:)[^<>|]+)(?:\|(?<label>[^<>]*))?>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
