using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Corpus;

/// <summary>How well a corpus is read, in tables: the figures, and what they are made of.</summary>
internal static class CorpusTables
{
    /// <summary>The figures in a few lines, with the causes and what they were taken for.</summary>
    public static string Summary(CorpusScore score)
    {
        var text = new StringBuilder();
        (string Name, Share Share)[] figures =
        [
            ("strict", score.Strict), ("lenient", score.Lenient), ("not_smtp_auth false alarms", score.FalseAlarms), ("fine", score.Fine), ("codes", score.Codes), ("providers", score.Providers), ("libraries", score.Libraries),
        ];
        foreach (var (name, share) in figures)
        {
            Line(text, name, share);
        }

        return text.AppendLine().Append(Causes(score)).AppendLine().Append(Confusion(score)).ToString();
    }

    /// <summary>Everything by cause, provider, library, code and finer diagnosis.</summary>
    public static string Details(CorpusScore score) => string.Join(
        Environment.NewLine,
        Table("provider, where it stands in the text", score.Rows.Where(row => row.HasProvider), row => row.Item.Provider, row => row.IsProviderFound),
        Table("library", score.Rows.Where(row => row.HasLibrary), row => row.Item.Library, row => row.IsLibraryFound),
        Table("code, where it stands in the text", score.Rows.Where(row => row.HasCode), row => row.Code, row => row.IsCodeFound),
        Table("fine", score.Rows.Where(row => row.Item.Fine is { Length: > 0 }), row => row.Item.Fine, row => row.IsFine));

    private static string Causes(CorpusScore score) =>
        Table("cause, strict", score.Rows.Where(row => row.Item.IsStrict), row => row.Item.Cause, row => row.IsRight) + Environment.NewLine
        + Table("cause, lenient", score.Rows, row => row.Item.Cause, row => row.IsAllowed);

    /// <summary>Which cause was taken for which, of the items whose text settles it: a row for the right one, a column for the one that was read.</summary>
    private static string Confusion(CorpusScore score)
    {
        var strict = score.Rows.Where(row => row.Item.IsStrict).ToList();
        string[] causes = [.. strict.Select(row => row.Item.Cause).Concat(strict.Select(row => row.Cause)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{"taken for",-38}");
        foreach (var cause in causes)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Named(cause),20}");
        }

        foreach (var right in causes)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {Named(right),-36}");
            foreach (var taken in causes)
            {
                text.Append(CultureInfo.InvariantCulture, $" {strict.Count(row => row.Item.Cause == right && row.Cause == taken),20}");
            }
        }

        return text.AppendLine().ToString();
    }

    private static string Named(string cause) => cause.Length > 0 ? cause : "(none)";

    private static string Table(string title, IEnumerable<CorpusRow> rows, Func<CorpusRow, string?> label, Func<CorpusRow, bool> right)
    {
        var text = new StringBuilder().AppendLine(title);
        foreach (var group in rows.GroupBy(row => label(row) ?? "", StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            Line(text, $"  {group.Key}", new(group.Count(right), group.Count()));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, Share share) => text.AppendLine(CultureInfo.InvariantCulture, $"{name,-38} {share}");
}
