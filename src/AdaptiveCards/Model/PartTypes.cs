namespace AdaptiveCards;

/// <summary>The parts of a card that are known, by the type that the JSON gives.</summary>
internal static class PartTypes
{
    /// <summary>An empty part of this type, or null where it is not known.</summary>
    public static object New(string type) => type switch
    {
        AdaptiveCard.TypeName => new AdaptiveCard(),
        AdaptiveTextBlock.TypeName => new AdaptiveTextBlock(),
        AdaptiveRichTextBlock.TypeName => new AdaptiveRichTextBlock(),
        AdaptiveTextRun.TypeName => new AdaptiveTextRun(),
        AdaptiveImage.TypeName => new AdaptiveImage(),
        AdaptiveContainer.TypeName => new AdaptiveContainer(),
        AdaptiveColumnSet.TypeName => new AdaptiveColumnSet(),
        AdaptiveColumn.TypeName => new AdaptiveColumn(),
        AdaptiveFactSet.TypeName => new AdaptiveFactSet(),
        AdaptiveActionSet.TypeName => new AdaptiveActionSet(),
        AdaptiveTable.TypeName => new AdaptiveTable(),
        AdaptiveTableRow.TypeName => new AdaptiveTableRow(),
        AdaptiveTableCell.TypeName => new AdaptiveTableCell(),
        AdaptiveTextInput.TypeName => new AdaptiveTextInput(),
        AdaptiveNumberInput.TypeName => new AdaptiveNumberInput(),
        AdaptiveDateInput.TypeName => new AdaptiveDateInput(),
        AdaptiveTimeInput.TypeName => new AdaptiveTimeInput(),
        AdaptiveChoiceSetInput.TypeName => new AdaptiveChoiceSetInput(),
        AdaptiveToggleInput.TypeName => new AdaptiveToggleInput(),
        AdaptiveOpenUrlAction.TypeName => new AdaptiveOpenUrlAction(),
        AdaptiveSubmitAction.TypeName => new AdaptiveSubmitAction(),
        AdaptiveExecuteAction.TypeName => new AdaptiveExecuteAction(),
        AdaptiveShowCardAction.TypeName => new AdaptiveShowCardAction(),
        AdaptiveToggleVisibilityAction.TypeName => new AdaptiveToggleVisibilityAction(),
        _ => null,
    };
}
