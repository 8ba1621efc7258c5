using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>A finding with what was seen.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="values">What its texts name.</param>
internal sealed class Noted(FindingKind kind, params (string Name, string Value)[] values)
{
    /// <summary>Its kind.</summary>
    public FindingKind Kind => kind;

    /// <summary>What stands out, in words.</summary>
    public Finding ToFinding(Texts texts) => new(kind.Id, kind.Cause, texts.Format($"finding.{kind.Id}", values));

    /// <summary>What it means and what to do.</summary>
    public string Meaning(Texts texts) => texts.Format($"conclusion.{kind.Id}", values);
}
