using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>What a finer diagnosis rests on and when that was checked, in a sentence.</summary>
public static class FindingBasis
{
    private const string Rfc = "rfc";

    /// <summary>The sentence; null where the diagnosis is not known. Where the provider itself says it, other providers' pages are not named.</summary>
    public static string? Of(string? fine, Provider? provider, Texts texts) => FindingCatalog.Find(fine) is not { } finding ? null : texts.Format(
        finding.Sure.KeyOf("advice.basis"),
        ("date", finding.CheckedOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(texts.Language))),
        ("sources", string.Join(", ", SourcesFor(provider, finding).Select(NameOf).Distinct(StringComparer.Ordinal))));

    /// <summary>The pages of the provider among the sources; all sources where it has none there.</summary>
    public static IReadOnlyList<Uri> SourcesFor(Provider? provider, Finding finding) =>
        finding.Sources.Where(source => provider?.Pages.All.Any(page => page.Host == source.Host) is true).ToList() is { Count: > 0 } own ? own : finding.Sources;

    /// <summary>An RFC by its number, a page by the site that it stands on.</summary>
    private static string NameOf(Uri source) =>
        Path.GetFileNameWithoutExtension(source.AbsolutePath) is var page && page.StartsWith(Rfc, StringComparison.Ordinal) && page[Rfc.Length..].All(char.IsAsciiDigit) && page.Length > Rfc.Length
            ? $"RFC {page[Rfc.Length..]}"
            : source.Host.StartsWith("www.", StringComparison.Ordinal) ? source.Host[4..] : source.Host;
}
