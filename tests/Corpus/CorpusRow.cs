using System.Globalization;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Corpus;

/// <summary>An item of a corpus and what was made of it.</summary>
/// <param name="Item">The text with its right diagnosis.</param>
/// <param name="Reading">What was read.</param>
/// <param name="Cause">The name of the likeliest cause; empty where there is none.</param>
internal sealed record CorpusRow(CorpusItem Item, Reading Reading, string Cause)
{
    /// <summary>What is no failed sign-in for sending mail.</summary>
    public const string Foreign = "not_smtp_auth";

    private static readonly Dictionary<string, string[]> LibraryLabels = new(StringComparer.Ordinal)
    {
        ["zend/laminas-mail"] = ["zend-mail"],
        ["mail-client"] = ["outlook", "apple-mail"],
    };

    /// <summary>The right cause stands first.</summary>
    public bool IsRight => Cause == Item.Cause;

    /// <summary>The right cause, or another that a careful reader allows, stands first.</summary>
    public bool IsAllowed => IsRight || Item.Secondary.Contains(Cause, StringComparer.Ordinal);

    /// <summary>It is about sending mail, whatever else it may be.</summary>
    public bool IsOurs => Item.Cause != Foreign && !Item.Secondary.Contains(Foreign, StringComparer.Ordinal);

    /// <summary>The finer diagnosis is the right one.</summary>
    public bool IsFine => Reading.Fine == Item.Fine;

    /// <summary>A code of the item stands in its text.</summary>
    public bool HasCode => Code.Length > 0 && Item.Text.Contains(Item.SmtpCode, StringComparison.Ordinal) && Item.Text.Contains(Item.EnhancedCode, StringComparison.Ordinal);

    /// <summary>The codes of the item, as servers write them.</summary>
    public string Code => $"{Item.SmtpCode} {Item.EnhancedCode}".Trim();

    /// <summary>The codes were found.</summary>
    public bool IsCodeFound =>
        (Item.SmtpCode.Length == 0 || Reading.SmtpCode?.ToString(CultureInfo.InvariantCulture) == Item.SmtpCode)
        && (Item.EnhancedCode.Length == 0 || Reading.EnhancedCode == Item.EnhancedCode);

    /// <summary>The provider stands in the text.</summary>
    public bool HasProvider => ProviderLabels.StandsIn(Item);

    /// <summary>The provider was found.</summary>
    public bool IsProviderFound => ProviderLabels.Fits(Item, Reading.Provider);

    /// <summary>The library is a known one.</summary>
    public bool HasLibrary => Item.Library is not (null or "" or "other" or "server-reply");

    /// <summary>The library was found.</summary>
    public bool IsLibraryFound => Reading.Library == Item.Library || (LibraryLabels.TryGetValue(Item.Library ?? "", out var names) && names.Contains(Reading.Library, StringComparer.Ordinal));

    /// <summary>Reads an item.</summary>
    public static CorpusRow Of(CorpusItem item)
    {
        var reading = PasteReader.Read(item.Text);
        return new(item, reading, Ranking.Of(reading.Evidence) is [var first, ..] ? first.Cause.ToName() : "");
    }
}
