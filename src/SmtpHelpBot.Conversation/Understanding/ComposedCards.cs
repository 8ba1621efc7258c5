using System.Text.RegularExpressions;

namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>
/// Where a person put a card of a message extension into their message, clients leave markup in its text that holds the place of the
/// card: nobody wrote it.
/// </summary>
internal static partial class ComposedCards
{
    /// <summary>What was written beside the cards.</summary>
    public static string? RemovedFrom(string? text) =>
        text?.Contains("schema.skype.com/InputExtension", StringComparison.Ordinal) == true ? Place().Replace(text, "").Trim() : text;

    [GeneratedRegex(@"<span\b[^>]*schema\.skype\.com/InputExtension[^>]*>\s*(?:<span\b[^>]*>\s*</span>\s*)?</span>", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
