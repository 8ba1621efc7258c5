using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Shows what would be handed over, and has it handed over when the person agrees.</summary>
internal sealed class EscalateDialog(CaseDrawer drawer, Stage stage, TicketOffice office, Handover handover) : ScreenDialog(Name)
{
    public const string Name = "escalate";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var open = await drawer.OpenAsync(dc.Context, cancellationToken);
        if (await IsAnsweredAsync(dc.Context, open, cancellationToken))
        {
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }

        await ShowAsync(dc.Context, cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        if (dc.Context.TurnState.Get<Wish>() is { Kind: WishKind.Send, Click: { } click })
        {
            await handover.SendAsync(dc.Context, Redactor.Redact(click.Input("note")).Text, cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }

        await ShowAsync(dc.Context, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Where others read along, the summary names no details: those go to the ticket, and to the personal chat.</summary>
    protected override async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        var view = HandoverCounsel.View(open, texts);
        await stage.ShowAsync(turn, EscalateScreen.Of(PersonalChats.IsShared(turn) ? view with { Quotes = [] } : view, texts), open, cancellation);
    }

    /// <summary>Whether there is nothing to agree to: the case has a ticket, nobody would get one, or the person has too many.</summary>
    private async Task<bool> IsAnsweredAsync(ITurnContext turn, CaseFile open, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        if (await office.OpenTicketOfAsync(open, cancellation) is { } ticket)
        {
            stage.Note = texts.Format("say.ticket_open", ("number", TicketWords.Number(ticket)));
            await stage.ShowAsync(turn, HandedOverScreen.Of(ticket, texts), open, cancellation);
            return true;
        }

        if (!await office.HasHelpdeskAsync(cancellation))
        {
            stage.Note = texts["say.no_helpdesk"];
            await stage.ShowAsync(turn, HandoverCounsel.Provider(open, texts), cancellation);
            return true;
        }

        return await handover.RefuseManyAsync(turn, open, cancellation);
    }
}
