using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Readers;

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

        await ForgetAsync(turn, cancellation);
        if (wish.Kind != WishKind.Read)
        {
            return false;
        }

        // From here on it is a message like any other.
        turn.Activity.Type = ActivityTypes.Message;
        if (await requester.WaitingAsync(turn, cancellation) is null)
        {
            return true;
        }

        // A question of the helpdesk waits, and this is not the answer to it.
        var read = CaseLearning.Read(await drawer.OpenAsync(turn, cancellation), wish.Words);
        await office.RenewAsync(await drawer.MoveAsync(turn, read, cancellation), cancellation);
        return false;
    }

    /// <summary>Platforms tell of a change too where only a preview was added.</summary>
    private async Task<bool> IsReadAlreadyAsync(ITurnContext turn, Wish wish, CancellationToken cancellation) =>
        wish.Kind == WishKind.Read && await drawer.TextFromAsync(turn, turn.Activity.Id, cancellation) is { } known && known == PasteReader.Read(wish.Words).Source;

    private async Task ForgetAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await drawer.TextFromAsync(turn, turn.Activity.Id, cancellation) is { } text)
        {
            var without = CaseLearning.Unread(await drawer.OpenAsync(turn, cancellation), text);
            await office.RenewAsync(await drawer.MoveAsync(turn, without, cancellation), cancellation);
        }
    }
}
