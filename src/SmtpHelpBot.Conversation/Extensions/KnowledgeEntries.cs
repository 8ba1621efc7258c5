using System.Globalization;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>What is known of one thing, on a card that stands by itself. Pure.</summary>
internal static class KnowledgeEntries
{
    private const int LongestQuote = 300;
    private const int MostSteps = 8;
    private const int MostNotes = 4;

    /// <summary>What a pasted error means; null where nothing speaks for any cause.</summary>
    public static KnowledgeScreen? OfError(CaseFile open, DateOnly today, Texts texts)
    {
        if (Counsel.Diagnosis(open, today, texts) is not { } diagnosis)
        {
            return null;
        }

        var provider = ProviderCatalog.Shared.Find(open.Provider);
        return new()
        {
            Summary = diagnosis.Summary,
            Kind = texts["card.knowledge.error"],
            Heading = diagnosis.Cause,
            Told = $"{diagnosis.Sure} {(diagnosis.Finding.Length > 0 ? diagnosis.Finding : diagnosis.Reasons is [var first, ..] ? first.Why : "")}".Trim(),
            Quotes = [.. open.Readings.TakeLast(1).Select(reading => ShownText.Of(reading.Source.Value.Trim(), LongestQuote))],
            Facts = provider is null ? [] : [new(texts["card.knowledge.provider"], provider.Name)],
            Steps = [.. diagnosis.Advice.Instructions.Take(MostSteps)],
            Notes = [.. Gaps(diagnosis.Advice.Gaps), .. diagnosis.Basis.Length > 0 ? [diagnosis.Basis] : diagnosis.Advice.Notes.TakeLast(1)],
            Links = diagnosis.Advice.Links,
        };
    }

    /// <summary>What a provider documents: its server, user name and sign-in, and where to read it.</summary>
    public static KnowledgeScreen OfProvider(Provider provider, DateTimeOffset now, Texts texts)
    {
        var open = new CaseFile { Id = CaseId.New(), OpenedAt = now, Provider = provider.Id };
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var settings = Advisor.For(StepId.CompareSettings, open, today, texts);
        var signIn = Advisor.For(StepId.AppPassword, open, today, texts);
        var summary = texts.Format("card.knowledge.provider_summary", ("provider", provider.Name), ("server", ServerOf(settings)));
        return new()
        {
            Summary = summary,
            Teaser = settings.Comparison is [var server, var port, var encryption, ..]
                ? texts.Format("card.knowledge.provider_teaser", ("server", server.Wanted), ("port", port.Wanted), ("encryption", encryption.Wanted))
                : summary,
            Kind = texts["card.knowledge.provider"],
            Heading = provider.Name,
            Facts = [.. settings.Comparison.Select(setting => new Fact(setting.Name, setting.Wanted))],
            Steps = signIn.Instructions,
            Notes = [.. Gaps(settings.Gaps), .. settings.Notes.Concat(signIn.Notes).Distinct(StringComparer.Ordinal).TakeLast(MostNotes)],
            Links = AdviceView.LinksTo([.. settings.Pages, .. signIn.Pages, .. ContactPages.Of(open, texts)]),
        };
    }

    /// <summary>A finer diagnosis by itself: what it is, why, and what to do.</summary>
    public static KnowledgeScreen OfFinding(Diagnosis.Facts.Finding finding, Texts texts)
    {
        var key = $"fine.{finding.Id}";
        return new()
        {
            Summary = $"{texts[$"{key}.title"]}. {texts[$"{key}.why"]}",
            Kind = texts["card.knowledge.finding"],
            Heading = texts[$"{key}.title"],
            Told = texts.Has($"{key}.not") ? $"{texts[$"{key}.why"]} {texts[$"{key}.not"]}" : texts[$"{key}.why"],
            Steps = texts.Has($"{key}.do") ? texts[$"{key}.do"].Split('\n', StringSplitOptions.RemoveEmptyEntries) : [],
            Notes = [FindingBasis.Of(finding.Id, provider: null, texts)!],
        };
    }

    /// <summary>What a look at a server showed.</summary>
    public static KnowledgeScreen OfReport(ProbeReport report, CaseFile open, Texts texts)
    {
        var shown = ProbeReportScreen.Of(report, open, ageSeconds: 0, texts);
        return new()
        {
            Summary = shown.Summary,
            Kind = texts["card.probe-report.title"],
            Heading = shown.Target,
            Told = $"{shown.Meaning} {string.Join(' ', shown.Compared)}".Trim(),
            Facts = [.. shown.Ports.Select(port => new Fact(texts.Format("card.probe-progress.port", ("port", port.Port)), $"{port.Outcome}. {port.Offer}".Trim()))],
            Notes = [.. shown.Findings.Select(finding => finding.Where + finding.Said).Take(MostNotes), texts.Format("card.knowledge.seen_at", ("time", Clock(report.At)), ("place", report.Place(texts)))],
        };
    }

    /// <summary>What has to be filled in on this card, if anything has.</summary>
    private static string[] Gaps(string gaps) => gaps.Length > 0 ? [gaps] : [];

    private static string ServerOf(StepAdvice settings) => settings.Comparison is [var server, ..] ? server.Wanted : "";

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
