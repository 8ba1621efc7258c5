using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Finds who issued the certificate that a check on the person's computer got.</summary>
internal static partial class LocalIssuer
{
    /// <summary>Letters of a line that are read, and of a name that are said. Counted here: an expression that counts keeps a state for every number.</summary>
    private const int LongestLine = 300;

    private const int LongestName = 80;

    /// <summary>Who issued the certificate: the organisation where it is named, else the common name. With a chain, the issuer of the server's own comes first.</summary>
    public static string? In(string text) =>
        IssuerLine().Match(text) is { Success: true } line ? NamedOn(AtMost(LongestLine, line.ValueSpan).ToString()) : null;

    private static string? NamedOn(string line) => Named(Organisation().Match(line)) ?? Named(CommonName().Match(line));

    private static string? Named(Match part) => part.Success ? AtMost(LongestName, part.Groups["name"].ValueSpan).Trim().ToString() : null;

    private static ReadOnlySpan<char> AtMost(int length, ReadOnlySpan<char> text) => text.Length > length ? text[..length] : text;

    [GeneratedRegex(@"(issuer\s*[=:]|i:)[^\n]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IssuerLine();

    [GeneratedRegex(@"\b(O|organizationName)\s*=\s*""?(?<name>[^,;/\n""]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"\b(CN|commonName)\s*=\s*""?(?<name>[^,;/\n""]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommonName();
}
