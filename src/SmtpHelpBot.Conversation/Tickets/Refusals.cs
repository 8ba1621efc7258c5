using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Refuses in plain words, and records who was refused what, by the verified envelope; of what they wrote or sent nothing is recorded.</summary>
internal sealed class Refusals(IAuditTrail trail, Stage stage, TimeProvider time)
{
    /// <summary>Refuses a wish. The ticket on record is that on the button, or the one that was named.</summary>
    public Task RefuseAsync(ITurnContext turn, Wish wish, AuditReason why, Texts texts, CancellationToken cancellation, Ticket? ticket = null)
    {
        Record(turn, wish, why, ticket);
        return stage.SayAsync(turn, texts[KeyOf(why)], cancellation);
    }

    /// <summary>Records that a wish was refused.</summary>
    public void Record(ITurnContext turn, Wish wish, AuditReason why, Ticket? ticket = null)
    {
        var here = Places.Of(turn);
        trail.Record(new(time.GetUtcNow(), here.Channel, here.Conversation, TicketOffice.PersonOf(turn), wish.Kind.ToString(), wish.Click?.Ticket ?? ticket?.Number, why));
    }

    private static string KeyOf(AuditReason why) => why switch
    {
        AuditReason.NotHelpdesk => "say.not_helpdesk",
        AuditReason.OtherHelpdesk => "say.other_helpdesk",
        AuditReason.NotRequester => "say.not_requester",
        AuditReason.NoSuchTicket => "say.ticket_missing",
        AuditReason.NoSuchIncident => "say.incident_missing",
        AuditReason.NoSuchButton => "say.unknown_click_helpdesk",
        AuditReason.WrongCode => "say.helpdesk_code_wrong",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Not a refusal."),
    };
}
