using SmtpHelpBot.Helpdesk.Audit;

namespace SmtpHelpBot.Commands.Export;

/// <summary>One line of the audit trail as it is exported; the names are those of the columns.</summary>
internal sealed record AuditLine(DateTimeOffset At, string Channel, string Conversation, string PersonId, string Person, string What, int? Ticket, string Outcome)
{
    public const string Head = "At,Channel,Conversation,PersonId,Person,What,Ticket,Outcome";

    /// <summary>The cells of its line, in the order of <see cref="Head"/>.</summary>
    public IEnumerable<object?> Cells() => [At, Channel, Conversation, PersonId, Person, What, Ticket, Outcome];

    public static AuditLine Of(AuditEntry entry) =>
        new(entry.At, entry.Channel, entry.Conversation, entry.Who.Id, entry.Who.Name, entry.What, entry.Ticket, entry.Why.ToString());
}
