using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>What a case learns from texts and looks. Pure. It keeps its newest evidence: it is read and written with every turn.</summary>
internal static class CaseLearning
{
    private const int MostReadings = 5;
    private const int MostProbes = 3;
    /// <summary>The ports of a server are often tried one after the other.</summary>
    private const int MostChecks = 5;

    /// <summary>The case with what a text says. The output of a check from the person's computer counts as that check.</summary>
    public static CaseFile Read(CaseFile open, string text) => Add(open, PasteReader.Read(text));

    /// <summary>The case with a text that was read.</summary>
    public static CaseFile Add(CaseFile open, Reading reading)
    {
        var settings = reading.Settings.Over(open.Settings);
        var checks = LocalCheckReader.Read(reading.Source, settings);
        return (open with
        {
            Readings = [.. open.Readings.TakeLast(MostReadings - 1), checks.Count == 0 ? reading : reading with { Evidence = [], Fine = null, NextQuestion = null }],
            Settings = checks.Count == 0 ? settings : open.Settings.Over(settings),
            Provider = reading.Provider ?? open.Provider,
            LocalChecks = [.. open.LocalChecks.Concat(checks).TakeLast(MostChecks)],
        }).Weigh();
    }

    /// <summary>The case without what a text said: settings and provider are those of the other texts.</summary>
    public static CaseFile Unread(CaseFile open, RedactedText source)
    {
        Reading[] others = [.. open.Readings.Where(reading => reading.Source != source)];
        return (open with
        {
            Readings = others,
            Settings = others.Aggregate(MailSettings.Unknown, (known, reading) => reading.Settings.Over(known)),
            Provider = others.LastOrDefault(reading => reading.Provider is not null)?.Provider,
            LocalChecks = [.. open.LocalChecks.Where(check => check.Output != source)],
        }).Weigh();
    }

    /// <summary>The case with what a look at a server showed.</summary>
    public static CaseFile Add(CaseFile open, ProbeReport report) => (open with { Probes = [.. open.Probes.TakeLast(MostProbes - 1), WithoutTalk(report)] }).Weigh();

    /// <summary>The talk is for the card; what it says stands in the report's fields.</summary>
    private static ProbeReport WithoutTalk(ProbeReport report) => report with { Ports = [.. report.Ports.Select(port => port with { Transcript = [] })] };

    /// <summary>Whether a text tells of an error at another provider than the errors of the case: that is another trouble. What a human has stays one.</summary>
    public static bool IsOfAnother(CaseFile open, Reading reading) =>
        open.State == CaseState.Open && reading is { Provider: { } other, Evidence.Count: > 0 }
        && open.Readings.LastOrDefault(before => before is { Provider: not null, Evidence.Count: > 0 })?.Provider is { } last && !ProviderHouses.AreOne(last, other);

    /// <summary>Whether the last text told nothing about mail.</summary>
    public static bool SaysNothing(CaseFile open) =>
        open.Readings is [.., { Evidence.Count: 0, NextQuestion: null, Provider: null, Contradictions.Count: 0 } last] && last.Settings == MailSettings.Unknown && open.LocalChecks.All(check => check.Output != last.Source);

    /// <summary>Whether something was learned, such as a provider or a server name, and nothing can be said of it yet.</summary>
    public static bool OnlyNames(CaseFile open) => open.Assessment is { Ranked.Count: 0, NextQuestion: null } && !GaveSettingsOnly(open);

    /// <summary>Whether the last text gave settings, and nothing else that could be judged.</summary>
    public static bool GaveSettingsOnly(CaseFile open) =>
        open.Readings is [.., { Evidence.Count: 0, Settings: { Host: not null, Port: not null } or { Host: not null, Client: not null } }];
}
