using System.Text;
using System.Text.RegularExpressions;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>Turns the Markdown of Adaptive Cards into Slack's mrkdwn. What means something to Slack and not to a card is escaped.</summary>
internal static partial class Mrkdwn
{
    /// <summary>The three characters that Slack reads as the begin of a mention, a link or an entity (docs.slack.dev, Formatting message text).</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The mrkdwn of a card's Markdown.</summary>
    public static string Of(string markdown)
    {
        var text = new StringBuilder(markdown.Length + 16);
        var done = 0;
        foreach (Match match in Markup().Matches(markdown))
        {
            text.Append(Escape(markdown[done..match.Index])).Append(Of(match));
            done = match.Index + match.Length;
        }

        return text.Append(Escape(markdown[done..])).ToString();
    }

    /// <summary>The words of a card's Markdown, without the markup.</summary>
    public static string Words(string markdown) => Markup().Replace(markdown, match => match.Groups switch
    {
        var groups when groups["label"].Success => groups["label"].Value,
        var groups when groups["bold"].Success => groups["bold"].Value,
        var groups => groups["italic"].Value,
    });

    /// <summary>A link; the address cannot end it early.</summary>
    public static string Link(string label, string url) =>
        $"<{Escape(url).Replace("|", "%7C", StringComparison.Ordinal)}|{Escape(label)}>";

    /// <summary>Whether Slack takes an address as a link.</summary>
    public static bool IsWeb(string? url) =>
        url is { Length: > 0 and <= SlackLimits.Url } && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Of(Match match) => match.Groups switch
    {
        var groups when groups["label"].Success => IsWeb(groups["url"].Value) ? Link(groups["label"].Value, groups["url"].Value) : Escape(match.Value),
        var groups when groups["bold"].Success => $"*{Escape(groups["bold"].Value)}*",
        var groups => $"_{Escape(groups["italic"].Value)}_",
    };

    [GeneratedRegex(
        @"\[(?<label>[^\[\]\r\n]+)\]\((?<url>[^()\s]+)\)|\*\*(?<bold>[^*\r\n]+)\*\*|(?<![\w*])\*(?<italic>[^*\s][^*\r\n]*)\*(?![\w*])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
