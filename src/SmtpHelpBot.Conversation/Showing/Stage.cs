using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Showing;

/// <summary>
/// How a turn shows itself: one screen in place of the card that was pressed, the others as messages of their own. A pressed
/// card is answered in the response and changed in the conversation, so that it stays changed when the chat is opened again.
/// </summary>
internal sealed class Stage
{
    /// <summary>A line that the next screen carries above everything else.</summary>
    public string Note { get; set; } = "";

    /// <summary>The answer to a pressed button; null while nothing was shown.</summary>
    public AdaptiveCardInvokeResponse? Answer { get; private set; }

    /// <summary>Shows a screen whose buttons act on a case.</summary>
    public Task ShowAsync(ITurnContext turn, Screen screen, CaseFile about, CancellationToken cancellation) =>
        ShowAsync(turn, screen with { Case = about.Id.Value, Rev = about.Revision, Who = turn.Activity.From.Id }, cancellation);

    /// <summary>Shows a screen: in place of the card that was pressed, or as a message.</summary>
    public async Task ShowAsync(ITurnContext turn, Screen screen, CancellationToken cancellation)
    {
        var message = CardDeck.Render(Noted(screen), Texts.For(turn.Activity.Locale));
        if (turn.Activity.Type != ActivityTypes.Invoke || Answer is not null)
        {
            await turn.SendActivityAsync(message, cancellation);
            return;
        }

        Answer = Answers.Card(message);
        if (turn.Activity.ReplyToId is { Length: > 0 } pressed)
        {
            message.Id = pressed;
            await turn.UpdateActivityAsync(message, cancellation);
        }
    }

    /// <summary>Shows a screen as a message of its own.</summary>
    public Task AddAsync(ITurnContext turn, Screen screen, CancellationToken cancellation) =>
        turn.SendActivityAsync(CardDeck.Render(Noted(screen), Texts.For(turn.Activity.Locale)), cancellation);

    /// <summary>Answers a pressed button with a line and leaves its card alone; says the line where nothing was pressed.</summary>
    public async Task SayAsync(ITurnContext turn, string line, CancellationToken cancellation)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke && Answer is null)
        {
            Answer = Answers.Line(line);
            return;
        }

        await turn.SendActivityAsync(Answers.Message(line), cancellation);
    }

    /// <summary>Answers the presser with a card that is changed in the conversation by other means.</summary>
    public void AnswerQuietly(ITurnContext turn, Screen screen)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            Answer = Answers.Card(CardDeck.Render(screen, Texts.For(turn.Activity.Locale)));
        }
    }

    /// <summary>Shows a card to the presser only; where nothing was pressed, as a message.</summary>
    public async Task AnswerAsync(ITurnContext turn, Screen screen, CancellationToken cancellation)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            AnswerQuietly(turn, screen);
            return;
        }

        await AddAsync(turn, screen, cancellation);
    }

    /// <summary>Shows a card to the presser only, with a line above it; where nothing was pressed, the line alone.</summary>
    public async Task AnswerAsync(ITurnContext turn, Screen screen, string line, CancellationToken cancellation)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            Answer = Answers.Card(CardDeck.Render(screen with { Note = line }, Texts.For(turn.Activity.Locale)));
            return;
        }

        await SayAsync(turn, line, cancellation);
    }

    private Screen Noted(Screen screen)
    {
        if (Note.Length == 0 || screen is NoticeScreen)
        {
            return screen;
        }

        var noted = screen with { Note = Note };
        Note = "";
        return noted;
    }
}
