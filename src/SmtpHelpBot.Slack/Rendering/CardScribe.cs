using System.Globalization;
using AdaptiveCards;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>Writes one card, element by element.</summary>
internal sealed class CardScribe(AdaptiveCard card, IReadOnlyList<FormInput> inputs, bool areInputsShown)
{
    private const int ProgressSteps = 20;
    private readonly Page page = new();
    private readonly ActionScribe actions = new(inputs, areInputsShown);
    private readonly Queue<FormInput> asked = new(inputs);
    private readonly Dictionary<string, string> toggles = Toggles(card);

    /// <summary>The blocks of the card.</summary>
    public IReadOnlyList<JObject> Write()
    {
        Write(card.Body);
        Write(card.Actions ?? []);
        Choose(card.SelectAction);
        if (page.Blocks.Count == 0)
        {
            page.Add(Block.Section(Mrkdwn.Escape(card.FallbackText ?? "")));
        }

        return page.Blocks;
    }

    private void Write(IEnumerable<AdaptiveElement>? elements)
    {
        foreach (var element in (elements ?? []).Where(element => element is not null))
        {
            if (IsShown(element))
            {
                Write(element);
            }
            else
            {
                Skip(element);
            }
        }
    }

    private void Write(AdaptiveElement element)
    {
        if (element.Separator && !(element is AdaptiveColumnSet row && RowOf(row) is not null))
        {
            page.Separate();
        }

        switch (element)
        {
            case AdaptiveTextBlock text:
                TextScribe.Write(text, page);
                break;
            case AdaptiveRichTextBlock rich:
                TextScribe.Write(rich, page);
                break;
            case AdaptiveContainer container:
                page.Part();
                Write(container.Items);
                Choose(container.SelectAction);
                break;
            case AdaptiveColumnSet set:
                WriteColumns(set);
                break;
            case AdaptiveTable table:
                WriteTable(table);
                break;
            case AdaptiveFactSet facts:
                WriteFacts(facts);
                break;
            case AdaptiveImage image:
                WriteImage(image);
                break;
            case AdaptiveActionSet set:
                Write(set.Actions ?? []);
                break;
            case AdaptiveInput:
                WriteInput();
                break;
            default:
                WriteUnknown(element);
                break;
        }
    }

    /// <summary>What is hidden for good takes its inputs with it.</summary>
    private void Skip(AdaptiveElement element)
    {
        foreach (var _ in CardParts.Flat([element]).OfType<AdaptiveInput>())
        {
            asked.TryDequeue(out var _);
        }
    }

    /// <summary>Slack hides nothing: what a button of the card would show is shown, under the button's words.</summary>
    private bool IsShown(AdaptiveElement element)
    {
        if (element.Id is { } id && toggles.Remove(id, out var title) && title.Length > 0)
        {
            page.Separate();
            element.Separator = false;
            page.Add(Block.Section($"*{Mrkdwn.Escape(title)}*"));
            return true;
        }

        return element.IsVisible;
    }

    private void WriteColumns(AdaptiveColumnSet set)
    {
        if (RowOf(set) is { } row)
        {
            TextScribe.WriteRow(row, isHeader: false, page);
        }
        else if (set.Columns is [{ IsVisible: true, SelectAction: null } left, { IsVisible: true, SelectAction: null } right] && NamedOf(left.Items, right.Items) is { } named)
        {
            Write(named, isHeader: false);
        }
        else
        {
            foreach (var column in set.Columns ?? [])
            {
                Write([column]);
            }
        }

        Choose(set.SelectAction);
    }

    /// <summary>The columns as words that stand in one line; null where they hold more.</summary>
    private static List<string>? RowOf(AdaptiveColumnSet set)
    {
        var parts = (set.Columns ?? []).Where(column => column is { IsVisible: true }).Select(column => (column.Items ?? []).Where(item => item is not null).ToList()).ToList();
        return parts.TrueForAll(items => items is [var only] && TextScribe.WordsOf(only) is not null) ? parts.ConvertAll(items => TextScribe.WordsOf(items[0])!) : null;
    }

    /// <summary>Two columns or cells of which the first is the name of what the second begins with; null where they are something else.</summary>
    private static (string Name, string First, List<AdaptiveElement> Below)? NamedOf(List<AdaptiveElement> left, List<AdaptiveElement> right) =>
        left is [{ IsVisible: true } only] && right is [{ IsVisible: true } first, .. var rest]
        && TextScribe.WordsOf(only) is { } name && TextScribe.WordsOf(first) is { } words ? (name, words, rest) : null;

    /// <summary>A name and what it begins with in one line, and the rest below it.</summary>
    private void Write((string Name, string First, List<AdaptiveElement> Below) named, bool isHeader)
    {
        TextScribe.WriteRow([named.Name, named.First], isHeader, page);
        Write(named.Below);
    }

    private void WriteTable(AdaptiveTable table)
    {
        page.Part();
        var isFirst = table.FirstRowAsHeaders;
        foreach (var row in (table.Rows ?? []).Where(row => row is not null))
        {
            var cells = (row.Cells ?? []).Where(cell => cell is not null).Select(cell => (cell.Items ?? []).Where(item => item is not null).ToList()).ToList();
            WriteCells(cells, isFirst);
            isFirst = false;
        }
    }

    private void WriteCells(List<List<AdaptiveElement>> cells, bool isHeader)
    {
        if (cells.TrueForAll(items => items.TrueForAll(item => TextScribe.WordsOf(item) is not null)))
        {
            TextScribe.WriteRow(cells.ConvertAll(items => string.Join(' ', items.Select(TextScribe.WordsOf))), isHeader, page);
        }
        else if (cells is [var left, var right] && NamedOf(left, right) is { } named)
        {
            Write(named, isHeader);
        }
        else
        {
            cells.ForEach(Write);
        }
    }

    private void WriteFacts(AdaptiveFactSet facts)
    {
        var fields = (facts.Facts ?? []).Where(fact => fact is not null)
            .Select(fact => string.Join('\n', new[] { Title(fact.Title), Mrkdwn.Of(fact.Value ?? "") }.Where(text => text.Length > 0)))
            .Where(text => text.Length > 0);
        foreach (var row in fields.Chunk(SlackLimits.SectionFields))
        {
            page.Add(Block.Fields(row));
        }

        static string Title(string? title) => string.IsNullOrWhiteSpace(title) ? "" : $"*{Mrkdwn.Escape(title)}*";
    }

    private void WriteImage(AdaptiveImage image)
    {
        if (image.Url?.OriginalString is { } url && Mrkdwn.IsWeb(url))
        {
            page.Add(Block.Image(url, image.AltText ?? ""));
        }
        else if (!string.IsNullOrWhiteSpace(image.AltText))
        {
            page.Add(Block.PlainContext(image.AltText));
        }

        Choose(image.SelectAction);
    }

    private void WriteInput()
    {
        if (asked.TryDequeue(out var input) && areInputsShown)
        {
            page.Add(FormBlocks.Of(input));
        }
    }

    private void Write(IReadOnlyList<AdaptiveAction> set)
    {
        foreach (var row in actions.Write(set.Where(action => action is not null)))
        {
            page.Add(row);
        }

        foreach (var folded in set.OfType<AdaptiveShowCardAction>().Where(show => ActionScribe.Unfolding(show) is null))
        {
            Unfold(folded);
        }
    }

    /// <summary>What cannot be a modal stands below its title, unfolded.</summary>
    private void Unfold(AdaptiveShowCardAction folded)
    {
        if (folded.Card is not { } inner)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(folded.Title))
        {
            page.Add(Block.Section($"*{Mrkdwn.Escape(folded.Title)}*"));
        }

        foreach (var block in new CardScribe(inner, FormReader.Inputs(inner.Body ?? []), areInputsShown: true).Write())
        {
            page.Add(block);
        }
    }

    /// <summary>A part that is pressed as a whole gets a button.</summary>
    private void Choose(AdaptiveAction? action)
    {
        if (action is { Title.Length: > 0 })
        {
            Write([action]);
        }
    }

    /// <summary>A progress bar, which card schema 1.5 does not know; of everything else, its text.</summary>
    private void WriteUnknown(AdaptiveElement element)
    {
        var parts = element.AdditionalProperties;
        if (element.Type == "ProgressBar")
        {
            var (value, most) = (Number(parts, "value") ?? 0, Number(parts, "max") is { } max and > 0 ? max : 100);
            var share = Math.Clamp(value / most, 0, 1);
            var full = (int)Math.Round(share * ProgressSteps, MidpointRounding.AwayFromZero);
            page.Add(Block.PlainContext($"{new string('█', full)}{new string('░', ProgressSteps - full)} {share.ToString("P0", CultureInfo.InvariantCulture)}"));
        }
        else if (parts is not null && parts.TryGetValue("text", out var text) && text?.ToString() is { Length: > 0 } words)
        {
            TextScribe.Write(new AdaptiveTextBlock(words), page);
        }
    }

    private static double? Number(SerializableDictionary<string, object>? parts, string name) =>
        parts is not null && parts.TryGetValue(name, out var value) && double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    /// <summary>Which element is shown by which button.</summary>
    private static Dictionary<string, string> Toggles(AdaptiveCard card)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var toggle in CardParts.Actions(card.Body).Concat(card.Actions ?? []).OfType<AdaptiveToggleVisibilityAction>())
        {
            foreach (var target in (toggle.TargetElements ?? []).Where(target => target?.ElementId is not null))
            {
                found.TryAdd(target.ElementId, toggle.Title ?? "");
            }
        }

        return found;
    }
}
