using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>What the provider means by the reply that was pasted last.</summary>
public static class ReplyMeaning
{
    /// <summary>The sentence; null where the reply is not one that is known of this provider.</summary>
    public static string? Of(CaseFile open, Texts texts) =>
        CaseFacts.ProviderOf(open) is { } provider && open.Readings.LastOrDefault(reading => reading.SmtpCode is not null) is { } last && Known(provider, last) is { } reply
            ? texts[reply.Sure.KeyOf($"reply.{reply.Means}")] : null;

    /// <summary>The server's sentence decides; the numbers alone mean different things even at one provider, unless the facts know no sentence to a number.</summary>
    private static KnownReply? Known(Provider provider, Reading reading) =>
        provider.Replies.FirstOrDefault(reply => reply.Says is { } says && reading.Source.Value.Contains(says, StringComparison.OrdinalIgnoreCase))
        ?? provider.Replies.FirstOrDefault(reply => reply is { Says: null, Enhanced: { } enhanced } && enhanced == reading.EnhancedCode);
}
