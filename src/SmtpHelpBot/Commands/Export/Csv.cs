using System.Globalization;
using System.Text.RegularExpressions;

namespace SmtpHelpBot.Commands.Export;

/// <summary>Comma-separated values (RFC 4180).</summary>
internal static partial class Csv
{
    /// <summary>One line of these cells.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(object? value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text => Quoted(Harmless(text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>
    /// A spreadsheet takes what begins like this for a formula (OWASP, CSV Injection), some of them in letters of full width too. One
    /// that is set to another separator than the comma, as in most of Europe, begins a cell after each of those as well, whatever is
    /// in quotation marks.
    /// </summary>
    private static string Harmless(string text) => Formula().Replace(text, "${before}'${sign}");

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("""(?<before>(?:^|[;\t\r\n|])[ "']*)(?<sign>[=+\-@＝＋－＠])|^(?<sign>[\t\r\n])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formula();
}
