using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Diagnosis.Tests.Corpus;

/// <summary>How well a corpus is read.</summary>
/// <param name="Read">Each item with what was made of it.</param>
internal sealed record CorpusScore(IReadOnlyList<(CorpusItem Item, Reading Reading, string Cause)> Read)
{
    private const string Foreign = "not_smtp_auth";

    /// <summary>Of the items whose text settles it, those with the right cause first.</summary>
    public Share Strict => Of(row => row.Item.IsStrict, IsRight);

    /// <summary>Of all items, those with the right cause or another allowed one first.</summary>
    public Share Lenient => Of(_ => true, row => IsRight(row) || row.Item.Secondary.Contains(row.Cause, StringComparer.Ordinal));

    /// <summary>Of the items that are about sending mail, those taken for something else.</summary>
    public Share FalseAlarms => Of(row => row.Item.Cause != Foreign && !row.Item.Secondary.Contains(Foreign, StringComparer.Ordinal), row => row.Cause == Foreign);

    /// <summary>Of the items with a code in their text, those where it was found.</summary>
    public Share Codes => Of(
        row => (row.Item.SmtpCode + row.Item.EnhancedCode).Length > 0 && row.Item.Text.Contains(row.Item.SmtpCode, StringComparison.Ordinal) && row.Item.Text.Contains(row.Item.EnhancedCode, StringComparison.Ordinal),
        row => (row.Item.SmtpCode.Length == 0 || row.Reading.SmtpCode?.ToString(CultureInfo.InvariantCulture) == row.Item.SmtpCode)
            && (row.Item.EnhancedCode.Length == 0 || row.Reading.EnhancedCode == row.Item.EnhancedCode));

    /// <summary>Of the items whose provider is named in their text, those where it was found.</summary>
    public Share Providers => Of(row => ProviderLabels.StandsIn(row.Item), row => ProviderLabels.Fits(row.Item, row.Reading.Provider));

    /// <summary>Of the items of a known library, those where it was found.</summary>
    public Share Libraries => Of(row => row.Item.Library is not (null or "" or "other" or "server-reply"), row => row.Reading.Library == row.Item.Library || (row.Reading.Library == "zend-mail" && row.Item.Library == "zend/laminas-mail"));

    /// <summary>Reads all items.</summary>
    public static CorpusScore On(IEnumerable<CorpusItem> items) => new([.. items.Select(item =>
    {
        var reading = PasteReader.Read(item.Text);
        return (item, reading, Ranking.Of(reading.Evidence) is [var first, ..] ? first.Cause.ToName() : "");
    })]);

    /// <summary>The figures, each cause, and which causes were taken for which.</summary>
    public string Report()
    {
        var text = new StringBuilder();
        foreach (var (name, share) in new[] { ("strict", Strict), ("lenient", Lenient), ("not_smtp_auth false alarms", FalseAlarms), ("codes", Codes), ("providers", Providers), ("libraries", Libraries) })
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-28} {share}");
        }

        foreach (var cause in Read.Where(row => row.Item.IsStrict).GroupBy(row => row.Item.Cause, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var taken = string.Join(", ", cause.GroupBy(row => row.Cause, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} {group.Count()}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"  {cause.Key,-26} {cause.Count()} taken for: {taken}");
        }

        return text.ToString();
    }

    private static bool IsRight((CorpusItem Item, Reading Reading, string Cause) row) => row.Cause == row.Item.Cause;

    private Share Of(Func<(CorpusItem Item, Reading Reading, string Cause), bool> among, Func<(CorpusItem Item, Reading Reading, string Cause), bool> right)
    {
        var rows = Read.Where(among).ToList();
        return new(rows.Count(right), rows.Count);
    }
}

/// <summary>So many of so many.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Share(int Count, int Total)
{
    /// <summary>From 0 to 1; 1 where there was nothing to count.</summary>
    public double Ratio => Total == 0 ? 1 : (double)Count / Total;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Total} ({Ratio:P1})");
}
