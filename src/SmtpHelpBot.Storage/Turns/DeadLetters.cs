using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Turns;

/// <summary>Dead letters as one turn sees them. One that is sent again goes into the outbox in the same commit that takes it from here.</summary>
internal sealed class DeadLetters(TurnTransaction turn, TimeProvider time) : IDeadLetters
{
    public async Task<DeadLetterPage> ListAsync(int most, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var rows = await db.DeadLetters.OrderByDescending(r => r.Id).Take(most).ToListAsync(cancellation);
        return new([.. rows.Select(Read)], rows.Count < most ? rows.Count : await db.DeadLetters.CountAsync(cancellation));
    }

    public async Task<bool> RetryAsync(long id, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        if (await db.DeadLetters.FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { PostKind: { } kind, CardKey: { } key } row)
        {
            return false;
        }

        turn.Enlist(async writing =>
        {
            if (await writing.DeadLetters.Where(r => r.Id == id).ExecuteDeleteAsync() == 0)
            {
                throw new DbUpdateConcurrencyException("Someone else had the same message sent again.");
            }
        });
        turn.Post(new() { Lane = row.Lane, Kind = kind, CardKey = key, Activity = row.Body, CreatedAt = time.GetUtcNow() });
        return true;
    }

    /// <summary>Of the activity only who it was for and its one line are looked at; of what a person wrote nothing.</summary>
    private static DeadLetter Read(DeadLetterRow row)
    {
        var isOurs = row is { Kind: DeadLetterKind.Post, PostKind: not null, CardKey: not null };
        using var body = row.Kind == DeadLetterKind.Post ? JsonDocument.Parse(row.Body) : null;
        return new(row.Id, row.Lane.Split('|')[0], Text(body, "recipient", "name"), Text(body, "summary") is { Length: > 0 } summary ? summary : Text(body, "text"), row.Reason, row.At, isOurs);
    }

    private static string Text(JsonDocument? body, params ReadOnlySpan<string> path)
    {
        if (body is null)
        {
            return "";
        }

        var at = body.RootElement;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return "";
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString()! : "";
    }
}
