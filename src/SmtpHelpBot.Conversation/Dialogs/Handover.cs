using System.Globalization;
using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Makes a case a ticket of the helpdesk, and tells the person where it is answered.</summary>
internal sealed class Handover(CaseDrawer drawer, Stage stage, TicketOffice office, CrowdWatch crowd, TicketLimits limits)
{
    /// <summary>Hands over the case of this conversation, with what the person added.</summary>
    public async Task SendAsync(ITurnContext turn, RedactedText note, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(turn, cancellation);
        if (await RefuseManyAsync(turn, open, cancellation))
        {
            return;
        }

        var ticket = await office.OpenAsync(turn, open, note, cancellation);
        await crowd.GroupAsync(turn, open, ticket, cancellation);
        var handed = await drawer.MoveAsync(turn, open.HandOver(ticket.Number), cancellation);
        await TellAsync(turn, ticket, handed, cancellation);
    }

    /// <summary>One person cannot fill the helpdesk. A case that has a ticket goes on with that one.</summary>
    public async Task<bool> RefuseManyAsync(ITurnContext turn, CaseFile open, CancellationToken cancellation)
    {
        var tickets = open.Ticket is null ? await office.OpenHereAsync(turn, cancellation) : [];
        if (tickets.Count < limits.OpenPerPerson)
        {
            return false;
        }

        var numbers = string.Join(", ", tickets.Select(TicketWords.Number).Reverse());
        var words = Texts.For(turn.Activity.Locale).Format("say.tickets_many", ("count", tickets.Count.ToString(CultureInfo.InvariantCulture)), ("numbers", numbers));
        await stage.ShowAsync(turn, LineScreen.Of(words), cancellation);
        return true;
    }

    private Task TellAsync(ITurnContext turn, Ticket ticket, CaseFile handed, CancellationToken cancellation) => ticket switch
    {
        _ when !ticket.RequesterAddress.SamePlaceAs(Places.Of(turn)) => TellElsewhereAsync(turn, ticket, handed, cancellation),
        _ when PersonalChats.IsShared(turn) => TellAmongOthersAsync(turn, ticket, handed, cancellation),
        _ => TellHereAsync(turn, ticket, handed, cancellation),
    };

    /// <summary>The receipt goes to the personal chat, with how the provider is reached; here it is said that it did.</summary>
    private async Task TellElsewhereAsync(ITurnContext turn, Ticket ticket, CaseFile handed, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        office.Tell(ticket, HandedOverScreen.Of(ticket, texts), texts);
        stage.Note = texts["say.sent_to_personal"];
        await stage.ShowAsync(turn, HandedOverScreen.Of(ticket, texts), handed, cancellation);
        office.Tell(ticket, HandoverCounsel.Provider(handed, texts), texts);
    }

    /// <summary>Who has no personal chat with the bot is answered where others read along, and without details.</summary>
    private Task TellAmongOthersAsync(ITurnContext turn, Ticket ticket, CaseFile handed, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        stage.Note = texts.Format("say.here_only", ("number", TicketWords.Number(ticket)));
        return stage.ShowAsync(turn, HandedOverScreen.Of(ticket, texts), handed, cancellation);
    }

    private async Task TellHereAsync(ITurnContext turn, Ticket ticket, CaseFile handed, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        await stage.ShowAsync(turn, HandedOverScreen.Of(ticket, texts), handed, cancellation);
        await stage.AddAsync(turn, HandoverCounsel.Provider(handed, texts), cancellation);
    }
}
