using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>A case as those see it who take it over: the helpdesk, and the provider. Pure.</summary>
internal static class HandoverCounsel
{
    private const int LongestQuote = 300;
    private const int MostQuotes = 3;

    /// <summary>All that is known, masked.</summary>
    public static CaseView View(CaseFile open, Texts texts)
    {
        var none = texts["card.escalate.none"];
        var code = open.Readings.LastOrDefault(reading => reading.SmtpCode is not null);
        return new(
            [
                new(texts["card.escalate.fact_cause"], open.Assessment.Likeliest is { } cause ? texts[$"cause.{cause.ToName()}"] : none),
                new(texts["card.escalate.fact_code"], code is null ? none : $"{code.SmtpCode?.ToString(CultureInfo.InvariantCulture)} {code.EnhancedCode}".Trim()),
                new(texts["card.escalate.fact_provider"], CaseFacts.ProviderOf(open)?.Name ?? open.Provider ?? none),
                new(texts["card.escalate.fact_settings"], SettingsOf(open, texts) is { Length: > 0 } settings ? settings : none),
                new(texts["card.escalate.fact_server"], open.Probes is [.., var last] ? ShownText.Of(ServerOf(last, texts), LongestQuote) : none),
                .. LocalCheckWords.Say(open, texts) is { Count: > 0 } said ? [new Fact(texts["card.escalate.fact_local"], ShownText.Of(string.Join(' ', said), LongestQuote))] : Array.Empty<Fact>(),
            ],
            [.. open.Readings.TakeLast(MostQuotes).Select(reading => ShownText.Of(reading.Source.Value, LongestQuote))],
            [.. open.Steps.Select(outcome => $"{texts[$"step.{outcome.Step.ToName()}.title"]}: {texts[ResultKey(outcome.Result)]}")]);
    }

    private static string ServerOf(ProbeReport report, Texts texts) =>
        texts.Format("card.escalate.server_seen", ("target", report.Target), ("place", report.Place(texts)), ("said", report.Conclusion.Text));

    /// <summary>Where the provider is reached, and what to tell them.</summary>
    public static ProviderContactScreen Provider(CaseFile open, Texts texts)
    {
        var provider = CaseFacts.ProviderOf(open);
        return new()
        {
            Summary = texts["card.provider-contact.summary"],
            Intro = provider is null ? texts["card.provider-contact.intro_unknown"] : texts.Format("card.provider-contact.intro", ("provider", provider.Name)),
            Links = AdviceView.LinksTo(ContactPages.Of(open, texts)),
            Message = Message(open, texts),
        };
    }

    /// <summary>The message to the provider, line by line; what is not known is left out.</summary>
    public static IReadOnlyList<string> Message(CaseFile open, Texts texts)
    {
        var view = View(open, texts);
        return
        [
            texts["card.provider-contact.greeting"],
            .. view.Facts.Where(fact => fact.Value != texts["card.escalate.none"]).Select(fact => $"{fact.Title}: {fact.Value}"),
            .. view.Quotes.SelectMany(quote => quote.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            .. view.Steps.Count > 0 ? view.Steps.Prepend(texts["card.provider-contact.tried"]) : [],
            texts["card.provider-contact.asking"],
        ];
    }

    private static string SettingsOf(CaseFile open, Texts texts) => string.Join(", ", new[]
    {
        open.Settings.Host,
        open.Settings.Port?.ToString(CultureInfo.InvariantCulture),
        open.Settings.Encryption is { } used ? EncryptionWords.Of(used, texts) : null,
        CaseFacts.ClientOf(open)?.Name,
    }.Where(part => part is not null));

    private static string ResultKey(StepResult result) => result switch
    {
        StepResult.Fixed => "say.result.fixed",
        StepResult.DidNotHelp => "say.result.did_not_help",
        StepResult.Skipped => "say.result.skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a result."),
    };
}
