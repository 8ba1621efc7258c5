using AdaptiveCards;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>Walks through the parts of a card.</summary>
internal static class CardParts
{
    /// <summary>These elements and those inside them, in reading order; not those of cards that unfold.</summary>
    public static IEnumerable<AdaptiveElement> Flat(IEnumerable<AdaptiveElement>? elements) =>
        (elements ?? []).Where(element => element is not null).SelectMany(element => Inside(element).Prepend(element));

    /// <summary>The buttons among these elements, in reading order.</summary>
    public static IEnumerable<AdaptiveAction> Actions(IEnumerable<AdaptiveElement>? elements) =>
        Flat(elements).OfType<AdaptiveActionSet>().SelectMany(set => set.Actions ?? []).Where(action => action is not null);

    private static IEnumerable<AdaptiveElement> Inside(AdaptiveElement element) => element switch
    {
        AdaptiveContainer container => Flat(container.Items),
        AdaptiveColumnSet set => (set.Columns ?? []).Where(column => column is not null).SelectMany(column => Flat(column.Items)),
        AdaptiveTable table => (table.Rows ?? []).Where(row => row is not null).SelectMany(row => row.Cells ?? []).Where(cell => cell is not null).SelectMany(cell => Flat(cell.Items)),
        _ => [],
    };
}
