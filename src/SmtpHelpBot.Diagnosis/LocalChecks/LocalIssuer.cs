using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>Finds who issued the certificate that a check on the person's computer got.</summary>
internal static partial class LocalIssuer
{
    /// <summary>Who issued the certificate: the organisation where it is named, else the common name. With a chain, the issuer of the server's own comes first.</summary>
    public static string? In(string text) =>
        IssuerLine().Match(text) is { Success: true } line ? Named(Organisation().Match(line.Value)) ?? Named(CommonName().Match(line.Value)) : null;

    private static string? Named(Match part) => part.Success ? part.Groups["name"].Value.Trim() : null;

    [GeneratedRegex(@"(issuer\s*[=:]|i:)[^\n]{1,300}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IssuerLine();

    [GeneratedRegex(@"\b(O|organizationName)\s*=\s*""?(?<name>[^,;/\n""]{1,80})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"\b(CN|commonName)\s*=\s*""?(?<name>[^,;/\n""]{1,80})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommonName();
}
