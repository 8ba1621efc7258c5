using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>All findings. Read on first use, once.</summary>
public static class FindingCatalog
{
    private static readonly Lazy<FrozenDictionary<string, Finding>> Known = new(() =>
        FactsJson.Read("findings", FactsJson.Default.FindingList).Findings.ToFrozenDictionary(finding => finding.Id, StringComparer.Ordinal));

    /// <summary>All findings, in no order.</summary>
    public static IReadOnlyList<Finding> All => Known.Value.Values;

    /// <summary>What a finer diagnosis rests on; null where there is none of that name.</summary>
    public static Finding? Find(string? id) => id is null ? null : Known.Value.GetValueOrDefault(id);
}
