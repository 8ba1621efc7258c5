using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Storage.Database;
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

    public async Task<LetterFate> RetryAsync(long id, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        if (await db.DeadLetters.FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { PostKind: not null, CardKey: not null } chosen)
        {
            return LetterFate.Gone;
        }

        var letters = await OfOneCard(db, chosen).OrderBy(r => r.Id).ToListAsync(cancellation);
        var newest = letters[^1];
        var isReplaced = await IsReplacedAsync(db, newest, cancellation);
        turn.Enlist(writing => TakeAsync(writing, newest, letters.Count, isReplaced));
        if (isReplaced)
        {
            return LetterFate.Replaced;
        }

        // It was tried: where a part of it is there already, it goes on with that.
        turn.Post(new() { Lane = newest.Lane, Kind = newest.PostKind!.Value, CardKey = newest.CardKey!, Activity = newest.Body, Attempts = 1, CreatedAt = time.GetUtcNow() });
        return LetterFate.Sent;
    }

    public async Task<int> RetryAllAsync(int most, CancellationToken cancellation)
    {
        var db = await turn.ReadAsync(cancellation);
        var newest = await db.DeadLetters.Where(r => r.Kind == DeadLetterKind.Post && r.PostKind != null && r.CardKey != null)
            .GroupBy(r => new { r.Lane, r.CardKey }).Select(card => card.Max(r => r.Id)).OrderBy(id => id).Take(most).ToListAsync(cancellation);
        var sent = 0;
        foreach (var id in newest)
        {
            sent += await RetryAsync(id, cancellation) == LetterFate.Sent ? 1 : 0;
        }

        return sent;
    }

    private static IQueryable<DeadLetterRow> OfOneCard(BotDb db, DeadLetterRow letter) =>
        db.DeadLetters.Where(r => r.Kind == DeadLetterKind.Post && r.Lane == letter.Lane && r.CardKey == letter.CardKey);

    /// <summary>What waits was committed later than what was given up, and so was what arrived after it.</summary>
    private static async Task<bool> IsReplacedAsync(BotDb db, DeadLetterRow letter, CancellationToken cancellation) =>
        await db.Outbox.AnyAsync(r => r.Lane == letter.Lane && r.CardKey == letter.CardKey, cancellation)
        || await db.Cards.AnyAsync(r => r.Lane == letter.Lane && r.CardKey == letter.CardKey && r.SentAt >= letter.At, cancellation);

    /// <summary>Who writes to the conversation at the same moment comes before this or after it, so that this is seen or sees.</summary>
    private static async Task TakeAsync(BotDb db, DeadLetterRow letter, int count, bool wasReplaced)
    {
        await db.ExpectWorkAsync(LaneSide.Posts, letter.Lane);
        if (await OfOneCard(db, letter).ExecuteDeleteAsync() != count || await IsReplacedAsync(db, letter, CancellationToken.None) != wasReplaced)
        {
            throw new DbUpdateConcurrencyException("Someone else had the same message sent again, or its card has changed.");
        }
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
