using Microsoft.Bot.Builder;
using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>Keeps the case of a person in a conversation: in a group each person has their own.</summary>
internal sealed class CaseDrawer(PrivateConversationState state, TimeProvider time)
{
    private readonly IStatePropertyAccessor<string> kept = state.CreateProperty<string>("case");

    /// <summary>The person's case; a new one where there is none yet.</summary>
    public async Task<CaseFile> OpenAsync(ITurnContext turn, CancellationToken cancellation) =>
        turn.TurnState.Get<CaseFile>() is { } open ? open
        : await ReadAsync(turn, cancellation) is { } read ? Hold(turn, read)
        : await StartOverAsync(turn, cancellation);

    /// <summary>Keeps a changed case, as the next revision of it: buttons of the one before are stale.</summary>
    public Task<CaseFile> MoveAsync(ITurnContext turn, CaseFile changed, CancellationToken cancellation) =>
        KeepAsync(turn, changed with { Revision = changed.Revision + 1 }, cancellation);

    /// <summary>Keeps what was learned about a case; the buttons that are shown stay good.</summary>
    public async Task<CaseFile> KeepAsync(ITurnContext turn, CaseFile changed, CancellationToken cancellation)
    {
        await kept.SetAsync(turn, CaseJson.Write(changed), cancellation);
        return Hold(turn, changed);
    }

    /// <summary>A new case in place of the old one.</summary>
    public Task<CaseFile> StartOverAsync(ITurnContext turn, CancellationToken cancellation) => KeepAsync(turn, New(), cancellation);

    private async Task<CaseFile?> ReadAsync(ITurnContext turn, CancellationToken cancellation) =>
        await kept.GetAsync(turn, () => "", cancellation) is { Length: > 0 } json ? CaseJson.Read(json) : null;

    private CaseFile New() => new() { Id = CaseId.New(), OpenedAt = time.GetUtcNow() };

    private static CaseFile Hold(ITurnContext turn, CaseFile open)
    {
        turn.TurnState.Set(open);
        return open;
    }
}
