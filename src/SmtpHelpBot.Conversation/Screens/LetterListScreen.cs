using System.Globalization;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Letters;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Messages that could not be delivered, with a way to send each again.</summary>
internal sealed record LetterListScreen : Screen
{
    private const int LongestLine = 300;

    public override string Card => "letters";

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>Whether there are several, which one press can send again.</summary>
    public bool CanRetryAll { get; init; }

    public static LetterListScreen Of(DeadLetterPage page, Texts texts) => new()
    {
        Summary = page.Total == 0
            ? texts["card.letters.none"]
            : texts.Format(
                "card.letters.summary",
                ("shown", page.Letters.Count.ToString(CultureInfo.InvariantCulture)),
                ("total", page.Total.ToString(CultureInfo.InvariantCulture))),
        Rows = [.. page.Letters.Select(letter => Row.Of(letter, texts))],
        CanRetryAll = page.Total > page.Letters.Count || page.Letters.Count(letter => letter.CanRetry) > 1,
    };

    /// <summary>One message.</summary>
    internal sealed record Row(long Letter, string Who, string Said, string Why, bool CanRetry)
    {
        public static Row Of(DeadLetter letter, Texts texts) => new(
            letter.Id,
            letter.CanRetry
                ? texts.Format("card.letters.to", ("name", letter.Name is { Length: > 0 } name ? name : texts["card.letters.unnamed"]), ("channel", PlatformOf(letter, texts)))
                : texts.Format("card.letters.from", ("channel", PlatformOf(letter, texts))),
            letter.CanRetry ? ShownText.Of(letter.Said, LongestLine) : texts["card.letters.not_handled"],
            texts.Format("card.letters.reason", ("time", TicketWords.Clock(letter.At)), ("reason", ShownText.Of(WhyWords.Of(letter, texts), LongestLine))),
            letter.CanRetry);

        private static string PlatformOf(DeadLetter letter, Texts texts) => texts.Has($"platform.{letter.Channel}") ? texts[$"platform.{letter.Channel}"] : letter.Channel;
    }
}
