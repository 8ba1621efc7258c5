using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>Says back what was learned from a text that told no error, and asks for it. Pure.</summary>
internal static class NotedWords
{
    /// <summary>What is known, and what would tell more.</summary>
    public static string Say(CaseFile open, Texts texts) => Say(open, StepCounsel.Offered(open) is null ? "say.noted_these" : "say.noted_provider", texts);

    /// <summary>What is known, in the middle of the steps.</summary>
    public static string OnTheWay(CaseFile open, Texts texts) => Say(open, "say.noted_on_the_way", texts);

    private static string Say(CaseFile open, string key, Texts texts)
    {
        string?[] known = [CaseFacts.ProviderOf(open)?.Name, CaseFacts.ClientOf(open)?.Name, open.Settings.Host];
        var noted = string.Join(", ", known.OfType<string>());
        return noted.Length == 0 ? texts["say.noted_settings"] : texts.Format(key, ("noted", noted));
    }
}
