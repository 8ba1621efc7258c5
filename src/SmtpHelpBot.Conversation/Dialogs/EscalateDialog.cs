using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Shows what would be handed over, and hands it over when the person agrees.</summary>
internal sealed class EscalateDialog(CaseDrawer drawer, Stage stage, CurrentScreen current, TicketOffice office, CrowdWatch crowd, TicketLimits limits) : ScreenDialog(Name)
{
    public const string Name = "escalate";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var turn = dc.Context;
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellationToken);
        if (await office.OpenTicketOfAsync(open, cancellationToken) is { } ticket)
        {
            stage.Note = texts.Format("say.ticket_open", ("number", TicketWords.Number(ticket)));
            await stage.ShowAsync(turn, HandedOverScreen.Of(ticket, texts), open, cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }

        if (!await office.HasHelpdeskAsync(cancellationToken))
        {
            stage.Note = texts["say.no_helpdesk"];
            await stage.ShowAsync(turn, HandoverCounsel.Provider(open, texts), cancellationToken);
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }

        if (await RefuseManyAsync(turn, open, texts, cancellationToken))
        {
            return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }

        await ShowAsync(turn, cancellationToken);
        return EndOfTurn;
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        if (dc.Context.TurnState.Get<Wish>() is { Kind: WishKind.Send, Click: { } click })
        {
            await SendAsync(dc.Context, Redactor.Redact(click.Input("note")).Text, cancellationToken);
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

    /// <summary>One person cannot fill the helpdesk. A case that has a ticket goes on with that one.</summary>
    private async Task<bool> RefuseManyAsync(ITurnContext turn, CaseFile open, Texts texts, CancellationToken cancellation)
    {
        var tickets = open.Ticket is null ? await office.OpenHereAsync(turn, cancellation) : [];
        if (tickets.Count < limits.OpenPerPerson)
        {
            return false;
        }

        var numbers = string.Join(", ", tickets.Select(TicketWords.Number).Reverse());
        await stage.ShowAsync(turn, LineScreen.Of(texts.Format("say.tickets_many", ("count", tickets.Count.ToString(CultureInfo.InvariantCulture)), ("numbers", numbers))), cancellation);
        return true;
    }

    private async Task SendAsync(ITurnContext turn, RedactedText note, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        if (await RefuseManyAsync(turn, open, texts, cancellation))
        {
            return;
        }

        var ticket = await office.OpenAsync(turn, open, note, cancellation);
        await crowd.GroupAsync(turn, open, ticket, cancellation);
        var handed = await drawer.MoveAsync(turn, open.HandOver(ticket.Number), cancellation);
        await TellAsync(turn, ticket, handed, texts, cancellation);
    }

    private async Task TellAsync(ITurnContext turn, Ticket ticket, CaseFile handed, Texts texts, CancellationToken cancellation)
    {
        var receipt = HandedOverScreen.Of(ticket, texts);
        var elsewhere = !ticket.RequesterAddress.SamePlaceAs(Places.Of(turn));
        if (elsewhere)
        {
            office.Tell(ticket, receipt, texts);
            stage.Note = texts["say.sent_to_personal"];
        }
        else if (PersonalChats.IsShared(turn))
        {
            stage.Note = texts.Format("say.here_only", ("number", TicketWords.Number(ticket)));
        }

        await stage.ShowAsync(turn, receipt, handed, cancellation);
        if (elsewhere)
        {
            office.Tell(ticket, HandoverCounsel.Provider(handed, texts), texts);
        }
        else if (!PersonalChats.IsShared(turn))
        {
            await current.AddProviderAsync(turn, handed, cancellation);
        }
    }
}
