namespace SmtpHelpBot.Corpus;

/// <summary>How well a corpus is read.</summary>
/// <param name="Rows">Each item with what was made of it.</param>
internal sealed record CorpusScore(IReadOnlyList<CorpusRow> Rows)
{
    /// <summary>Of the items whose text settles it, those with the right cause first.</summary>
    public Share Strict => Of(row => row.Item.IsStrict, row => row.IsRight);

    /// <summary>Of all items, those with the right cause or another allowed one first.</summary>
    public Share Lenient => Of(_ => true, row => row.IsAllowed);

    /// <summary>Of the items that are about sending mail, those taken for something else.</summary>
    public Share FalseAlarms => Of(row => row.IsOurs, row => row.Cause == CorpusRow.Foreign);

    /// <summary>Of all items with a finer diagnosis, those where it was found.</summary>
    public Share Fine => Of(row => row.Item.Fine is { Length: > 0 }, row => row.IsFine);

    /// <summary>Of the items with a code in their text, those where it was found.</summary>
    public Share Codes => Of(row => row.HasCode, row => row.IsCodeFound);

    /// <summary>Of the items whose provider is named in their text, those where it was found.</summary>
    public Share Providers => Of(row => row.HasProvider, row => row.IsProviderFound);

    /// <summary>Of the items of a known library, those where it was found.</summary>
    public Share Libraries => Of(row => row.HasLibrary, row => row.IsLibraryFound);

    /// <summary>Reads all items.</summary>
    public static CorpusScore On(IEnumerable<CorpusItem> items) => new([.. items.Select(CorpusRow.Of)]);

    private Share Of(Func<CorpusRow, bool> among, Func<CorpusRow, bool> right)
    {
        var rows = Rows.Where(among).ToList();
        return new(rows.Count(right), rows.Count);
    }
}
