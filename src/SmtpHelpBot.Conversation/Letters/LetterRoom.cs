using System.Globalization;
using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Letters;

namespace SmtpHelpBot.Conversation.Letters;

/// <summary>What experts do about messages that could not be delivered. That this is a helpdesk conversation is judged before.</summary>
internal sealed class LetterRoom(IDeadLetters letters, Stage stage)
{
    private const int MostListed = 10;

    /// <summary>So many go out by one press, in one commit; for more it is pressed again.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Lists them, or has one or all of them sent again.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        if (wish.Kind == WishKind.Undelivered)
        {
            await stage.AddAsync(turn, LetterListScreen.Of(await letters.ListAsync(MostListed, cancellation), Texts.English), cancellation);
            return;
        }

        if (wish.Kind == WishKind.LettersRetry)
        {
            var sent = await letters.RetryAllAsync(MostAtOnce, cancellation);
            await stage.SayAsync(turn, Texts.English.Format("say.letters_sent", ("number", sent.ToString(CultureInfo.InvariantCulture))), cancellation);
            return;
        }

        var fate = wish.Click?.Letter is { } letter ? await letters.RetryAsync(letter, cancellation) : LetterFate.Gone;
        await stage.SayAsync(turn, Texts.English[Words(fate)], cancellation);
    }

    private static string Words(LetterFate fate) => fate switch
    {
        LetterFate.Sent => "say.letter_sent",
        LetterFate.Replaced => "say.letter_replaced",
        LetterFate.Gone => "say.letter_gone",
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };
}
