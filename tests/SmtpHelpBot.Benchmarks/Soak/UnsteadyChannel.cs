using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SmtpHelpBot.Benchmarks.Soak;

/// <summary>
/// Plays a platform that is not well: by a seed it asks to wait, fails, says nothing, or takes a message and breaks the answer. It
/// keeps what it took, and how often the bot could not know that it did.
/// </summary>
internal sealed class UnsteadyChannel(int seed)
{
    /// <summary>Longer than any bot waits for an answer.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Fate, int> fates = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> expected = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Taken> taken = new();

    /// <summary>All new messages that it took, in order.</summary>
    public IReadOnlyList<Taken> Messages => [.. taken];

    /// <summary>How often it did what.</summary>
    public int Count(Fate fate) => fates.GetValueOrDefault(fate);

    /// <summary>Ends when the answer to a message has arrived.</summary>
    public Task AnsweredAsync(string message) => expected.GetOrAdd(message, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>A call to its connector.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        // The path is /v3/conversations/CONVERSATION/activities/REPLY-TO-OR-CHANGED.
        var parts = context.Request.Path.Value!.Split('/');
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var call = calls.AddOrUpdate(parts[3], 1, (_, before) => before + 1);
        var fate = Draw(parts[3], call);
        fates.AddOrUpdate(fate, 1, (_, before) => before + 1);
        if (fate is Fate.Well or Fate.BrokenAfterTaking or Fate.SilentAfterTaking)
        {
            Keep(context.Request.Method, parts[3], parts.Length > 5 ? parts[5] : "", body.RootElement, fate != Fate.Well);
        }

        await AnswerAsync(context, fate, $"{parts[3]}-{call}");
    }

    private void Keep(string method, string conversation, string about, JsonElement activity, bool isBroken)
    {
        if (method == HttpMethods.Post)
        {
            taken.Enqueue(new(conversation, about, $"{Part(activity, "text")}{Part(activity, "attachments")}", isBroken));
            expected.GetOrAdd(about, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    private static string Part(JsonElement activity, string name) => activity.TryGetProperty(name, out var part) ? part.ToString() : "";

    private static async Task AnswerAsync(HttpContext context, Fate fate, string id)
    {
        switch (fate)
        {
            case Fate.TooFastInSeconds:
                context.Response.Headers.RetryAfter = "2";
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            case Fate.TooFastUntil:
                context.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture);
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            case Fate.BadGateway:
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                break;
            case Fate.Silent or Fate.SilentAfterTaking:
                await Task.Delay(Silence, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                context.Abort();
                break;
            case Fate.BrokenAfterTaking:
                context.Abort();
                break;
            case Fate.Well:
                context.Response.StatusCode = StatusCodes.Status201Created;
                await context.Response.WriteAsJsonAsync(new { id }, context.RequestAborted);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The same for the same seed, conversation and number of the call, whatever else goes on.</summary>
    private Fate Draw(string conversation, int call)
    {
        var number = conversation.Aggregate(seed, static (sum, letter) => unchecked((sum * 31) + letter));
        return new Random(unchecked((number * 7919) + call)).Next(1000) switch
        {
            < 25 => Fate.TooFastInSeconds,
            < 40 => Fate.TooFastUntil,
            < 70 => Fate.BadGateway,
            < 75 => Fate.Silent,
            < 95 => Fate.BrokenAfterTaking,
            < 98 => Fate.SilentAfterTaking,
            _ => Fate.Well,
        };
    }
}

/// <summary>What the platform does to a call.</summary>
internal enum Fate
{
    /// <summary>It takes the message and says so.</summary>
    Well,

    /// <summary>429 with Retry-After in seconds.</summary>
    TooFastInSeconds,

    /// <summary>429 with a date in Retry-After.</summary>
    TooFastUntil,

    /// <summary>502.</summary>
    BadGateway,

    /// <summary>It does not take it and does not answer.</summary>
    Silent,

    /// <summary>It takes it and breaks the connection.</summary>
    BrokenAfterTaking,

    /// <summary>It takes it and does not answer.</summary>
    SilentAfterTaking,
}

/// <summary>A new message that the platform took.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="About">The message that it answers.</param>
/// <param name="Words">What it says.</param>
/// <param name="IsBroken">Whether the bot was not told that it was taken.</param>
internal sealed record Taken(string Conversation, string About, string Words, bool IsBroken);
