using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Letters;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Says in plain words why a message went no further; the word of the platform or of the bot stays beside them, for whoever looks it up.</summary>
internal static class WhyWords
{
    /// <summary>Why a platform did not take it; or that the bot itself failed.</summary>
    public static string Of(DeadLetter letter, Texts texts)
    {
        var key = letter.CanRetry ? $"letter.why.{LastWord(letter.Reason)}" : "letter.fault";
        return texts.Has(key) ? texts.Format("letter.why_form", ("why", texts[key]), ("reason", letter.Reason)) : letter.Reason;
    }

    /// <summary>A reason ends with the platform's word for it, such as <c>HTTP 403 ConversationBlockedByUser</c>.</summary>
    private static string LastWord(string reason) => reason[(reason.LastIndexOf(' ') + 1)..].ToLowerInvariant();
}
