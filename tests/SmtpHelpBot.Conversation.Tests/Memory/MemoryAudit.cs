using SmtpHelpBot.Helpdesk.Audit;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>What was refused to whom.</summary>
internal sealed class MemoryAudit : IAuditTrail
{
    public List<AuditEntry> Entries { get; } = [];

    public void Record(AuditEntry entry) => Entries.Add(entry);

    public Task<IReadOnlyList<AuditEntry>> NewestAsync(int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. Entries.AsEnumerable().Reverse().Take(most)]);
}
