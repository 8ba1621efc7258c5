using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Records who was refused what, by the verified envelope; of what they wrote or sent nothing is recorded.</summary>
internal sealed class Refusals(IAuditTrail trail, TimeProvider time)
{
    /// <summary>Records that a wish about a ticket was refused; the ticket is that on the button, or the one that was named.</summary>
    public void Record(ITurnContext turn, Wish wish, AuditReason why, Ticket? ticket = null)
    {
        var here = Places.Of(turn);
        trail.Record(new(time.GetUtcNow(), here.Channel, here.Conversation, TicketOffice.PersonOf(turn), wish.Kind.ToString(), wish.Click?.Ticket ?? ticket?.Number, why));
    }
}
