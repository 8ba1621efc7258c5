using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>Keeps the case of a person in a conversation: in a group each person has their own.</summary>
internal sealed class CaseDrawer(PrivateConversationState state, TimeProvider time)
{
    private const int MostNoted = 5;
    private readonly IStatePropertyAccessor<string> kept = state.CreateProperty<string>("case");

    /// <summary>Which message each of the newest readings came from: a line for each, its id and a mark of the text.</summary>
    private readonly IStatePropertyAccessor<string> readFrom = state.CreateProperty<string>("readFrom");

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
        await NoteAsync(turn, changed, cancellation);
        await kept.SetAsync(turn, CaseJson.Write(changed), cancellation);
        return Hold(turn, changed);
    }

    /// <summary>A new case in place of the old one.</summary>
    public Task<CaseFile> StartOverAsync(ITurnContext turn, CancellationToken cancellation) => KeepAsync(turn, New(), cancellation);

    /// <summary>The text of the person's case that came from a message; null where none did.</summary>
    public async Task<RedactedText?> TextFromAsync(ITurnContext turn, string message, CancellationToken cancellation)
    {
        var line = (await NotedAsync(turn, cancellation)).FirstOrDefault(noted => IsOf(noted, message));
        return line is null ? null : (await OpenAsync(turn, cancellation)).Readings.LastOrDefault(reading => line.EndsWith(Mark(reading.Source), StringComparison.Ordinal))?.Source;
    }

    private async Task NoteAsync(ITurnContext turn, CaseFile changed, CancellationToken cancellation)
    {
        if (turn.Activity is { Type: ActivityTypes.Message, Id: { Length: > 0 } message, Text.Length: > 0 }
            && changed.Readings is [.., var last] && !ReferenceEquals(last, NewestOf(turn.TurnState.Get<CaseFile>())))
        {
            var others = (await NotedAsync(turn, cancellation)).Where(noted => !IsOf(noted, message)).TakeLast(MostNoted - 1);
            await readFrom.SetAsync(turn, string.Join('\n', others.Append($"{message} {Mark(last.Source)}")), cancellation);
        }
    }

    private async Task<string[]> NotedAsync(ITurnContext turn, CancellationToken cancellation) =>
        (await readFrom.GetAsync(turn, () => "", cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Reading? NewestOf(CaseFile? open) => open?.Readings is [.., var newest] ? newest : null;

    private static bool IsOf(string noted, string message) => noted.StartsWith($"{message} ", StringComparison.Ordinal);

    private static string Mark(RedactedText text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.Value)));

    private async Task<CaseFile?> ReadAsync(ITurnContext turn, CancellationToken cancellation) =>
        await kept.GetAsync(turn, () => "", cancellation) is { Length: > 0 } json ? CaseJson.Read(json) : null;

    private CaseFile New() => new() { Id = CaseId.New(), OpenedAt = time.GetUtcNow() };

    private static CaseFile Hold(ITurnContext turn, CaseFile open)
    {
        turn.TurnState.Set(open);
        return open;
    }
}
