using AdaptiveCards;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>
/// Writes texts. A text block is ours and may have Markdown; the runs of a rich text block may be anybody's words and become
/// plain or rich text, in which no markup takes effect.
/// </summary>
internal static class TextScribe
{
    /// <summary>Writes a paragraph with Markdown.</summary>
    public static void Write(AdaptiveTextBlock block, Page page)
    {
        var text = (block.Text ?? "").Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (IsHeading(block.Size, block.Weight) && Mrkdwn.Words(text) is { Length: <= SlackLimits.HeaderText } words && !words.Contains('\n', StringComparison.Ordinal))
        {
            page.Add(Block.Header(words));
            return;
        }

        var mrkdwn = Mrkdwn.Of(text);
        var isSmall = block.IsSubtle || block.Size == AdaptiveTextSize.Small;
        foreach (var piece in Cut.Pieces(mrkdwn, isSmall ? SlackLimits.ContextText : SlackLimits.SectionText - 2))
        {
            page.Add(isSmall ? Block.Context(piece) : Block.Section(block.Weight == AdaptiveTextWeight.Bolder ? Bold(piece) : piece));
        }
    }

    /// <summary>Writes runs of text.</summary>
    public static void Write(AdaptiveRichTextBlock block, Page page)
    {
        var runs = Runs(block);
        var text = string.Concat(runs.Select(run => run.Text));
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (runs.Count == 1 && IsHeading(runs[0].Size, runs[0].Weight) && text.Length <= SlackLimits.HeaderText && !text.Contains('\n', StringComparison.Ordinal))
        {
            page.Add(Block.Header(text));
        }
        else if (runs.TrueForAll(run => run.FontType == AdaptiveFontType.Monospace && run.SelectAction is null))
        {
            foreach (var piece in Cut.Pieces(text, SlackLimits.RichText))
            {
                page.AddCode(piece, block.Spacing == AdaptiveSpacing.None);
            }
        }
        else if (runs.TrueForAll(run => (run.IsSubtle || run.Size == AdaptiveTextSize.Small) && run.SelectAction is null))
        {
            foreach (var piece in Cut.Pieces(text, SlackLimits.ContextText))
            {
                page.Add(Block.PlainContext(piece));
            }
        }
        else
        {
            WriteLine(runs.SelectMany(run => Pieces(run)), page);
        }
    }

    /// <summary>Writes columns of short texts as one line, the first in bold.</summary>
    public static void WriteRow(IReadOnlyList<string> cells, bool isHeader, Page page) => WriteLine(
        cells.SelectMany((cell, place) => Cut.Pieces(place == 0 ? cell : $"   {cell}", SlackLimits.RichText)
            .Select(piece => RichText.Piece(piece, bold: isHeader || (place == 0 && cells.Count > 1)))),
        page);

    /// <summary>The words of an element that holds nothing but text; null where it holds more.</summary>
    public static string? WordsOf(AdaptiveElement element) => element switch
    {
        AdaptiveTextBlock text => Mrkdwn.Words((text.Text ?? "").Trim()),
        AdaptiveRichTextBlock rich when Runs(rich).TrueForAll(run => run.SelectAction is null) => string.Concat(Runs(rich).Select(run => run.Text)),
        _ => null,
    };

    private static void WriteLine(IEnumerable<JObject> pieces, Page page)
    {
        var line = new List<JObject>();
        var length = 0;
        foreach (var piece in pieces.Where(piece => RichText.Length(piece) > 0))
        {
            if (length + RichText.Length(piece) > SlackLimits.RichText)
            {
                page.AddRich(RichText.Section(line));
                (line, length) = ([], 0);
            }

            line.Add(piece);
            length += RichText.Length(piece);
        }

        if (line.Count > 0)
        {
            page.AddRich(RichText.Section(line));
        }
    }

    private static IEnumerable<JObject> Pieces(AdaptiveTextRun run) =>
        run.SelectAction is AdaptiveOpenUrlAction { Url: { } url } && Mrkdwn.IsWeb(url.OriginalString) && run.Text is { Length: > 0 and <= SlackLimits.RichText }
            ? [RichText.Link(run.Text, url.OriginalString)]
            : Cut.Pieces(run.Text ?? "", SlackLimits.RichText).Select(piece => RichText.Piece(
                piece, run.Weight == AdaptiveTextWeight.Bolder, run.Italic, run.Strikethrough, run.FontType == AdaptiveFontType.Monospace));

    private static List<AdaptiveTextRun> Runs(AdaptiveRichTextBlock block) =>
        [.. (block.Inlines ?? []).OfType<AdaptiveTextRun>().Where(run => !string.IsNullOrEmpty(run.Text))];

    private static bool IsHeading(AdaptiveTextSize size, AdaptiveTextWeight weight) =>
        size is AdaptiveTextSize.Large or AdaptiveTextSize.ExtraLarge && weight == AdaptiveTextWeight.Bolder;

    /// <summary>Bold unless there is markup inside, which bold would break.</summary>
    private static string Bold(string mrkdwn) =>
        mrkdwn.AsSpan().ContainsAny("*\n") || mrkdwn.StartsWith(' ') || mrkdwn.EndsWith(' ') ? mrkdwn : $"*{mrkdwn}*";
}
