using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>What the diagnosis says of a case, put onto screens: the one place where the two meet. Pure.</summary>
internal static class Counsel
{
    private const int LongestQuote = 300;
    private const int MostReasons = 3;

    /// <summary>A case keeps its newest evidence: it is read and written with every turn.</summary>
    private const int MostReadings = 5;
    private const int MostProbes = 3;

    /// <summary>Submission (RFC 6409).</summary>
    private const int SubmissionPort = 587;
    private static readonly (string Label, string Command)[] LocalSystems =
        [("card.step.windows", "card.step.windows_command"), ("card.step.unix", "card.step.unix_command")];
    private const double VerySure = 0.7;
    private const double FairlySure = 0.45;

    /// <summary>The case with what a text says.</summary>
    public static CaseFile Read(CaseFile open, string text)
    {
        var reading = PasteReader.Read(text);
        return (open with
        {
            Readings = [.. open.Readings.TakeLast(MostReadings - 1), reading],
            Settings = reading.Settings.Over(open.Settings),
            Provider = reading.Provider ?? open.Provider,
        }).Weigh();
    }

    /// <summary>The case with what a look at a server showed.</summary>
    public static CaseFile Add(CaseFile open, ProbeReport report) => (open with { Probes = [.. open.Probes.TakeLast(MostProbes - 1), report] }).Weigh();

    /// <summary>Whether the last text told nothing about mail.</summary>
    public static bool SaysNothing(CaseFile open) =>
        open.Readings is [.., { Evidence.Count: 0, NextQuestion: null } last] && last.Settings == MailSettings.Unknown;

    /// <summary>The likeliest cause and what to do; null where nothing speaks for any.</summary>
    public static DiagnosisScreen? Diagnosis(CaseFile open, Texts texts)
    {
        if (open.Assessment.Ranked is not [var likeliest, ..])
        {
            return null;
        }

        var cause = texts[$"cause.{likeliest.Cause.ToName()}"];
        var sure = texts[likeliest.Confidence switch { >= VerySure => "card.diagnosis.very_sure", >= FairlySure => "card.diagnosis.fairly_sure", _ => "card.diagnosis.unsure" }];
        var step = NextStep(open) is { } next ? Advice(next, open, texts) : null;
        return new()
        {
            Summary = texts.Format("card.diagnosis.summary", ("cause", cause), ("sure", sure)),
            Cause = cause,
            Sure = sure,
            Finding = open.Assessment.Fine is { } fine ? $"{Text(texts, $"fine.{fine}.title")}. {Text(texts, $"fine.{fine}.why")}" : "",
            Reasons = [.. open.Assessment.Evidence.Take(MostReasons).Select(item =>
                new DiagnosisScreen.Reason(Text(texts, $"reason.{item.Reason}"), ShownText.Of(item.Quote?.Value ?? "", LongestQuote)))],
            Step = step?.Step ?? "",
            Instructions = step?.Instructions ?? [],
            Commands = step?.Commands ?? [],
            Warning = step?.Warning ?? "",
            Question = Question(open, texts) ?? "",
        };
    }

    /// <summary>The one question that would settle the doubt; null where none would.</summary>
    public static string? Question(CaseFile open, Texts texts) =>
        open.Assessment.NextQuestion is { } key && texts.Has($"question.{key}") ? texts[$"question.{key}"] : null;

    /// <summary>The step to try now; null where all have been.</summary>
    public static StepId? NextStep(CaseFile open) => Playbook.Next(open);

    /// <summary>The screen of the step to try now; null where all have been.</summary>
    public static StepScreen? Step(CaseFile open, Texts texts) => NextStep(open) is { } step ? Advice(step, open, texts) : null;

    /// <summary>All that is known, masked.</summary>
    public static CaseView View(CaseFile open, Texts texts)
    {
        var none = texts["card.escalate.none"];
        var code = open.Readings.LastOrDefault(reading => reading.SmtpCode is not null);
        return new(
            [
                new(texts["card.escalate.fact_cause"], open.Assessment.Likeliest is { } cause ? texts[$"cause.{cause.ToName()}"] : none),
                new(texts["card.escalate.fact_code"], code is null ? none : $"{code.SmtpCode?.ToString(CultureInfo.InvariantCulture)} {code.EnhancedCode}".Trim()),
                new(texts["card.escalate.fact_provider"], open.Provider ?? none),
                new(texts["card.escalate.fact_settings"], Settings(open.Settings) is { Length: > 0 } settings ? settings : none),
                new(texts["card.escalate.fact_server"], open.Probes is [.., var last] ? ShownText.Of($"{last.Target}: {last.Conclusion.Text}", LongestQuote) : none),
            ],
            [.. open.Readings.TakeLast(MostReasons).Select(reading => ShownText.Of(reading.Source.Value, LongestQuote))],
            [.. open.Steps.Select(outcome => $"{texts[$"step.{outcome.Step.ToName()}.title"]}: {texts[ResultKey(outcome.Result)]}")]);
    }

    /// <summary>Where the provider is reached, and what to tell them.</summary>
    public static ProviderContactScreen Provider(CaseFile open, Texts texts)
    {
        var view = View(open, texts);
        return new()
        {
            Summary = texts["card.provider-contact.summary"],
            Intro = open.Provider is { } provider ? texts.Format("card.provider-contact.intro", ("provider", provider)) : texts["card.provider-contact.intro_unknown"],
            Links = [],
            Message =
            [
                texts["card.provider-contact.greeting"],
                .. view.Facts.Where(fact => fact.Value != texts["card.escalate.none"]).Select(fact => $"{fact.Title}: {fact.Value}"),
                .. view.Quotes.SelectMany(quote => quote.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
                .. view.Steps,
                texts["card.provider-contact.asking"],
            ],
        };
    }

    private static StepScreen Advice(StepId step, CaseFile open, Texts texts)
    {
        var name = step.ToName();
        var order = Playbook.Order(open);
        var cause = texts[$"cause.{Playbook.CauseOf(step).ToName()}"];
        return new()
        {
            Summary = texts.Format("card.step.summary", ("cause", cause), ("title", texts[$"step.{name}.title"])),
            Step = step.ToString(),
            Progress = texts.Format(
                "card.step.progress",
                ("cause", cause),
                ("number", (open.Steps.Count + 1).ToString(CultureInfo.InvariantCulture)),
                ("total", order.Count.ToString(CultureInfo.InvariantCulture))),
            Title = texts[$"step.{name}.title"],
            Why = Text(texts, $"step.{name}.why"),
            Instructions = Text(texts, $"step.{name}.do").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Commands = step == StepId.LocalCheck ? LocalChecks(open.Settings, texts) : [],
            Warning = Text(texts, $"step.{name}.warning"),
        };
    }

    /// <summary>The checks to run at home. The server comes from a pasted text: what is no host name never gets into a command.</summary>
    private static IReadOnlyList<CommandLine> LocalChecks(MailSettings settings, Texts texts)
    {
        if (settings.Host is not { } host || Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            return [];
        }

        var port = (settings.Port ?? SubmissionPort).ToString(CultureInfo.InvariantCulture);
        return [.. LocalSystems.Select(system => new CommandLine(
            texts[system.Label],
            texts.Format(system.Command, ("host", host), ("port", port))))];
    }

    private static string Settings(MailSettings settings) =>
        string.Join(", ", new[] { settings.Host, settings.Port?.ToString(CultureInfo.InvariantCulture), settings.Encryption?.ToString(), settings.Client }.Where(part => part is not null));

    private static string Text(Texts texts, string key) => texts.Has(key) ? texts[key] : "";

    private static string ResultKey(StepResult result) => result switch
    {
        StepResult.Fixed => "say.result.fixed",
        StepResult.DidNotHelp => "say.result.did_not_help",
        StepResult.Skipped => "say.result.skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a result."),
    };
}
