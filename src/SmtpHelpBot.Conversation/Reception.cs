using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Dialogs;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Letters;
using SmtpHelpBot.Conversation.People;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation;

/// <summary>Takes every wish, typed or pressed, to who answers it: the helpdesk, the ticket's owner, or the talk with the person.</summary>
internal sealed class Reception(
    RootDialog root, CaseDrawer drawer, Stage stage, HelpdeskRoom helpdesk, IncidentRoom incidents, LetterRoom letters, RequesterDesk requester, PersonalDesk people, IRoomChanges changes,
    ConversationStates states)
{
    /// <summary>Answers a wish.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        if (wish.Kind == WishKind.HelpdeskHere)
        {
            if (await helpdesk.NameAsync(turn, wish, cancellation))
            {
                await changes.FollowAsync([], cancellation);
            }
        }
        else if (wish.Kind is WishKind.MyData or WishKind.ForgetMe or WishKind.ForgetMeNow or WishKind.ForgetMeNot)
        {
            await people.AnswerAsync(turn, wish, cancellation);
        }
        else if (await helpdesk.IsHereAsync(turn, cancellation))
        {
            await (wish switch
            {
                { Kind: WishKind.HelpdeskGone } => LeaveAsync(turn, cancellation),
                { Click.Incident: { } incident } => incidents.AnswerAsync(turn, wish, incident, cancellation),
                { Kind: WishKind.Undelivered or WishKind.LetterRetry or WishKind.LettersRetry } => letters.AnswerAsync(turn, wish, cancellation),
                _ => helpdesk.AnswerAsync(turn, wish, cancellation),
            });
        }
        else if (IsAboutTicket(wish))
        {
            await requester.AnswerAsync(turn, wish, cancellation);
        }
        else if (wish is { Kind: WishKind.NotFixed, Click: null } && await requester.HasAdviceAsync(turn, cancellation))
        {
            await requester.AnswerAsync(turn, wish with { Kind = WishKind.TicketReopen }, cancellation);
        }
        else if (CanAnswerTicket(wish) && await requester.WaitingAsync(turn, cancellation) is { } ticket)
        {
            await requester.TakeAnswerAsync(turn, ticket, turn.Activity.Text, cancellation);
        }
        else
        {
            await TalkAsync(turn, wish, cancellation);
        }
    }

    private async Task LeaveAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await helpdesk.LeaveAsync(turn, cancellation) is { } left)
        {
            await changes.FollowAsync([left], cancellation);
        }
    }

    private async Task TalkAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        if (wish.Click is { Case.Length: > 0 } click)
        {
            var texts = Texts.For(turn.Activity.Locale);
            var open = await drawer.OpenAsync(turn, cancellation);
            if (IsForeign(turn, click, open))
            {
                await stage.SayAsync(turn, texts.Format("say.foreign", ("name", turn.Activity.From.Name ?? "")), cancellation);
                return;
            }

            if (wish.Kind != WishKind.Resume && IsStale(click, open))
            {
                stage.Note = texts["say.stale"];
                wish = new(WishKind.Resume, Click: click);
            }
        }

        turn.TurnState.Set(wish);
        await root.RunAsync(turn, states.Dialogs, cancellation);
    }

    /// <summary>The owner on the button only chooses the words: a click acts on the clicker's own case, or on none.</summary>
    private static bool IsForeign(ITurnContext turn, Click click, CaseFile open) =>
        click.Case != open.Id.Value && PersonalChats.IsShared(turn) && click.Who != turn.Activity.From.Id;

    private static bool IsStale(Click click, CaseFile open) => click.Case != open.Id.Value || click.Revision != open.Revision;

    private static bool IsAboutTicket(Wish wish) => wish.Kind is WishKind.Withdraw or WishKind.TicketAnswer or WishKind.TicketThanks
        or WishKind.TicketClaim or WishKind.TicketAsk or WishKind.TicketResolve or WishKind.TicketReopen or WishKind.TicketHandOver or WishKind.TicketDetails or WishKind.TicketView
        or WishKind.IncidentOver or WishKind.IncidentFalse or WishKind.LetterRetry or WishKind.LettersRetry or WishKind.HelpdeskGone;

    private static bool CanAnswerTicket(Wish wish) =>
        wish.Click is null && wish.Kind is WishKind.Read or WishKind.Fixed or WishKind.NotFixed or WishKind.Skip or WishKind.Greet or WishKind.Thanks;
}
