using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.LocalChecks;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>What the evidence of a case says, put onto screens. Pure.</summary>
internal static class Counsel
{
    private const int LongestQuote = 300;
    private const int MostReasons = 3;
    private const double VerySure = 0.7;
    private const double FairlySure = 0.45;

    /// <summary>The likeliest cause and what to do; null where nothing speaks for any.</summary>
    public static DiagnosisScreen? Diagnosis(CaseFile open, DateOnly today, Texts texts)
    {
        if (open.Assessment.Ranked is not [var likeliest, ..])
        {
            return null;
        }

        var cause = texts[$"cause.{likeliest.Cause.ToName()}"];
        var sure = texts[likeliest.Confidence switch { >= VerySure => "card.diagnosis.very_sure", >= FairlySure => "card.diagnosis.fairly_sure", _ => "card.diagnosis.unsure" }];
        var advice = Advisor.Now(open, today, texts);
        return new()
        {
            Summary = texts.Format("card.diagnosis.summary", ("cause", cause), ("sure", sure)),
            Cause = cause,
            Sure = sure,
            Finding = Finding(open, texts),
            Reasons = [.. Reasons(open, texts)],
            Checks = LocalCheckWords.Say(open, texts),
            Step = advice?.Step.ToString() ?? "",
            Advice = advice is null ? AdviceView.None : AdviceView.Of(advice, texts),
            Question = Question(open, texts) ?? "",
            Basis = FindingBasis.Of(open.Assessment.Fine, CaseFacts.ProviderOf(open), texts) ?? "",
        };
    }

    /// <summary>Why we think so, each with the words it rests on; words that several rest on are quoted once.</summary>
    private static IEnumerable<DiagnosisScreen.Reason> Reasons(CaseFile open, Texts texts)
    {
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in open.Assessment.Evidence.Take(MostReasons))
        {
            var quote = ShownText.Of(item.Quote?.Value ?? "", LongestQuote);
            yield return new(TextIfAny(texts, $"reason.{item.Reason}"), quoted.Add(quote) ? quote : "");
        }
    }

    /// <summary>The one question that would settle the doubt; null where none would.</summary>
    public static string? Question(CaseFile open, Texts texts) => open.Assessment.NextQuestion switch
    {
        "which_provider" when CaseFacts.ProviderOf(open) is not null => texts["question.which_words"],
        "which_provider_and_program" when CaseFacts.ProviderOf(open) is not null => texts[CaseFacts.ClientOf(open) is null ? "question.which_program" : "question.which_words"],
        "which_device_and_provider" when CaseFacts.ClientOf(open) is not null => texts["question.which_server"],
        { } key when texts.Has($"question.{key}") => texts[$"question.{key}"],
        _ => null,
    };

    /// <summary>The finer diagnosis, and what it is not; failing that, what the provider means by its reply.</summary>
    private static string Finding(CaseFile open, Texts texts) => open.Assessment.Fine is { } fine && texts.Has($"fine.{fine}.title")
        ? $"{texts[$"fine.{fine}.title"]}. {texts[$"fine.{fine}.why"]} {TextIfAny(texts, $"fine.{fine}.not")}".TrimEnd()
        : ReplyMeaning.Of(open, texts) ?? "";

    private static string TextIfAny(Texts texts, string key) => texts.Has(key) ? texts[key] : "";
}
