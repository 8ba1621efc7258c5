using AdaptiveCards;
using SmtpHelpBot.Slack.Rendering;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>What stands side by side in a card stands in one line in Slack.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_name_stands_in_one_line_with_what_its_value_begins_with_and_the_rest_below() =>
        Assert.Equal(["Port 587   open", "the details"], Lines(Row([Words("Port 587")], [Words("open"), Details()])));

    [Fact]
    public void Rows_of_words_are_a_line_each() =>
        Assert.Equal(["Port   State", "587   open now"], Lines(Row([Words("Port")], [Words("State")]), Row([Words("587")], [Words("open"), Words("now")])));

    [Fact]
    public void More_than_two_cells_with_more_than_words_stand_below_each_other() =>
        Assert.Equal(["587", "open", "the details"], Lines(Row([Words("587")], [Words("open")], [Details()])));

    /// <summary>The lines of a message that holds a table of these rows.</summary>
    private static IEnumerable<string> Lines(params AdaptiveTableRow[] rows)
    {
        var card = new AdaptiveCard("1.5") { Body = { new AdaptiveTable { Rows = [.. rows] } } };
        return CardRenderer.Message(card, null).Blocks.SelectMany(block => block.SelectTokens("$.elements[?(@.type == 'rich_text_section')]").Concat(block["text"] is { } text ? [text] : []))
            .Select(line => line["elements"] is { } pieces ? string.Concat(pieces.Select(piece => (string?)piece["text"])) : (string?)line["text"] ?? "");
    }

    private static AdaptiveTableRow Row(params List<AdaptiveElement>[] cells) => new() { Cells = [.. cells.Select(items => new AdaptiveTableCell { Items = items })] };

    private static AdaptiveTextBlock Words(string text) => new(text);

    private static AdaptiveContainer Details() => new() { Items = { new AdaptiveTextBlock("the details") } };
}
