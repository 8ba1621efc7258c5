using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Corrections;

/// <summary>
/// What people change in messages that were read before, or take back: the case, and the ticket of it, forget the old text. Words
/// that are a command do nothing when they come by an edit.
/// </summary>
internal sealed class Corrector(CaseDrawer drawer, TicketOffice office, RequesterDesk requester, HelpdeskRoom helpdesk)
{
    /// <summary>Takes a message that was changed or taken back; false where the turn is one to be answered, a changed message too.</summary>
    public async Task<bool> TakeAsync(ITurnContext turn, CancellationToken cancellation)
    {
        switch (turn.Activity)
        {
            case { Type: ActivityTypes.MessageDelete, Id.Length: > 0 }:
                await ForgetAsync(turn, cancellation);
                await TakeBackAnswerAsync(turn, cancellation);
                return true;
            case { Type: ActivityTypes.MessageUpdate, Id.Length: > 0 }:
                return !await IsToBeAnsweredAsync(turn, cancellation);
            default:
                return false;
        }
    }

    private async Task<bool> IsToBeAnsweredAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var wish = Sayings.Read(turn.Activity.RemoveRecipientMention() ?? "");
        if (await helpdesk.IsHereAsync(turn, cancellation) || await IsReadAlreadyAsync(turn, wish, cancellation))
        {
            return false;
        }

        var wasRead = await ForgetAsync(turn, cancellation);
        var answered = await TakeBackAnswerAsync(turn, cancellation);
        if (wish.Kind != WishKind.Read)
        {
            return false;
        }

        // From here on it is a message like any other.
        turn.Activity.Type = ActivityTypes.Message;
        var ticket = answered ?? await office.TicketOfAsync(await drawer.OpenAsync(turn, cancellation), cancellation);
        if (answered is { IsOver: false })
        {
            await requester.TakeAnswerAsync(turn, answered, wish.Words, cancellation);
            return false;
        }

        if (!wasRead && ticket is { State: TicketState.Claimed, History: [.., { Event: TicketEvent.Answered }] })
        {
            await requester.TakeAnswerAsync(turn, ticket, wish.Words, cancellation);
            return false;
        }

        if (ticket is null or { IsForgotten: true } && await requester.WaitingAsync(turn, cancellation) is null)
        {
            return true;
        }

        await ReadQuietlyAsync(turn, wish.Words, cancellation);
        return false;
    }

    /// <summary>A human has the case, or has asked something that this is not the answer to: the ticket says what is new.</summary>
    private async Task ReadQuietlyAsync(ITurnContext turn, string words, CancellationToken cancellation)
    {
        var read = CaseLearning.Read(await drawer.OpenAsync(turn, cancellation), words);
        await office.RenewAsync(await drawer.MoveAsync(turn, read, cancellation), cancellation);
    }

    /// <summary>Platforms tell of a change too where only a preview was added.</summary>
    private async Task<bool> IsReadAlreadyAsync(ITurnContext turn, Wish wish, CancellationToken cancellation) =>
        wish.Kind == WishKind.Read
        && ((await drawer.TextFromAsync(turn, turn.Activity.Id, cancellation) is { } known && known == PasteReader.Read(wish.Words).Source)
            || (await requester.AnsweredByAsync(turn, cancellation) is { Answer.Words: { } said } && said == Redactor.Redact(wish.Words).Text));

    /// <summary>The ticket without the words of the message that was taken for an answer to it; null where it was none.</summary>
    private async Task<Ticket?> TakeBackAnswerAsync(ITurnContext turn, CancellationToken cancellation) =>
        await requester.AnsweredByAsync(turn, cancellation) is var (ticket, answer) ? office.TakeBack(ticket, answer) : null;

    /// <summary>False where nothing in the case came from that message.</summary>
    private async Task<bool> ForgetAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await drawer.TextFromAsync(turn, turn.Activity.Id, cancellation) is not { } text)
        {
            return false;
        }

        var without = CaseLearning.Unread(await drawer.OpenAsync(turn, cancellation), text);
        await office.RenewAsync(await drawer.MoveAsync(turn, without, cancellation), cancellation);
        return true;
    }
}
