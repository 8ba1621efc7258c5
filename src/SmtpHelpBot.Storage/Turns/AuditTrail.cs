using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Audit;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>The audit trail as one turn adds to it.</summary>
internal sealed class AuditTrail(TurnTransaction turn) : IAuditTrail
{
    public void Record(AuditEntry entry) => turn.Enlist(db =>
    {
        db.Audit.Add(new()
        {
            At = entry.At,
            Channel = entry.Channel,
            Conversation = entry.Conversation,
            PersonId = entry.Who.Id,
            PersonName = entry.Who.Name,
            Action = entry.What,
            Ticket = entry.Ticket,
            Why = entry.Why,
        });
        return Task.CompletedTask;
    });

    public async Task<IReadOnlyList<AuditEntry>> NewestAsync(int most, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        return await db.Audit.OrderByDescending(r => r.Id).Take(most)
            .Select(r => new AuditEntry(r.At, r.Channel, r.Conversation, new(r.PersonId, r.PersonName), r.Action, r.Ticket, r.Why)).ToListAsync(cancellation);
    }
}
