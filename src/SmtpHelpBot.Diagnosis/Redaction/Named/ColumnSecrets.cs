using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Named;

/// <summary>Secrets in a column that has their name at its head: lists with commas, semicolons or tabs, and tables of Markdown.</summary>
internal static class ColumnSecrets
{
    private const int MostRows = 64;
    private const int LongestLine = 1_024;
    private const int LongestHead = 40;
    private const string Separators = ",;|\t";
    private static readonly SearchValues<char> NoHead = SearchValues.Create(":=(){}<>[]");

    /// <summary>The secrets of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!text.Contains('\n') || text.AsSpan().IndexOfAny(Separators) < 0)
        {
            yield break;
        }

        var heads = (Start: 0, End: 0, Separator: (char?)null);
        var below = 0;
        for (var from = 0; SecretNames.Next(text, from) is { } name;)
        {
            from = name.End;
            if (name.Start >= heads.End && name.Start < below)
            {
                continue;
            }

            heads = name.Start < heads.End ? heads : HeadsAt(text, name.Start);
            if (heads.Separator is not { } separator)
            {
                continue;
            }

            // A row is never the head of another table: each line is looked through for few heads only.
            var rows = RowsBelow(text, heads.Start, heads.End, separator);
            below = rows.Count > 0 ? Math.Max(below, rows[^1].End) : below;
            foreach (var (start, end) in rows)
            {
                if (Cell(text, start, end, separator, text.AsSpan(heads.Start, name.Start - heads.Start).Count(separator)) is { } cell)
                {
                    yield return new(cell.Start, cell.End, name.Kind);
                }
            }
        }
    }

    private static (int Start, int End, char? Separator) HeadsAt(string text, int at)
    {
        var (start, end) = LineAt(text, at);
        var separator = end - start > LongestLine ? null : SeparatorOf(text.AsSpan(start, end - start));
        return (start, end, separator == '|' && !text.AsSpan(Math.Min(text.Length, end + 1)).TrimStart("| :").StartsWith("--") ? null : separator);
    }

    /// <summary>The lines below a line of heads that have as many cells as it.</summary>
    private static List<(int Start, int End)> RowsBelow(string text, int start, int end, char separator)
    {
        var rows = new List<(int Start, int End)>();
        for (var columns = text.AsSpan(start, end - start).Count(separator); rows.Count < MostRows && end < text.Length;)
        {
            (start, end) = LineAt(text, end + 1);
            if (end - start > LongestLine || text.AsSpan(start, end - start).Count(separator) != columns)
            {
                break;
            }

            rows.Add((start, end));
        }

        return rows;
    }

    private static (int Start, int End) LineAt(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = at >= text.Length ? -1 : text.IndexOf('\n', at);
        return (start, end < 0 ? text.Length : end);
    }

    /// <summary>What parts the columns of a line of heads; null where it is no such line.</summary>
    private static char? SeparatorOf(ReadOnlySpan<char> line)
    {
        foreach (var separator in Separators)
        {
            if (line.Count(separator) > 1 && !line.ContainsAny(NoHead) && AreHeads(line, separator))
            {
                return separator;
            }
        }

        return null;
    }

    private static bool AreHeads(ReadOnlySpan<char> line, char separator)
    {
        foreach (var range in line.Split(separator))
        {
            if (line[range].Length > LongestHead || line[range].Trim().Count(' ') > 2)
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End)? Cell(string text, int start, int end, char separator, int column)
    {
        for (; column > 0; column--)
        {
            start = text.IndexOf(separator, start) + 1;
        }

        var rest = text.AsSpan(start, end - start);
        var next = rest.IndexOf(separator);
        var cell = next < 0 ? rest : rest[..next];
        var inner = cell.Trim(" \t\r\"'`");
        var at = start + cell.Length - cell.TrimStart(" \t\r\"'`").Length;
        return SecretValue.IsSecret(inner, shortest: 3) && inner.ContainsAnyExcept("-: ".AsSpan()) ? (at, at + inner.Length) : null;
    }
}
