using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Hybrid;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Counting;

namespace SmtpHelpBot.Probe.FairUse;

/// <summary>Looks at a server for many people: those who ask for the same within a short time share one look, and nobody asks without end.</summary>
public sealed class SharedCheck(MailServerCheck check, HybridCache memory, FairUseLimits limits, TimeProvider time, ISharedCounts? shared = null) : IDisposable
{
    /// <summary>A look that is this young is not repeated, not even for someone who wants a fresh one.</summary>
    private static readonly TimeSpan StillFresh = TimeSpan.FromSeconds(10);

    private readonly FairUseGate gate = new(limits, shared);
    private readonly Watchers watchers = new();

    /// <summary>Looks at a server, or hands out what was seen a moment ago.</summary>
    /// <param name="wish">What is asked for, and by whom.</param>
    /// <param name="began">Is told when a port enters a phase, whoever's look it is; from several threads, one at a time.</param>
    /// <param name="cancellation">Ends the wait, and the look where nobody else waits for it.</param>
    public async Task<CheckAnswer> LookAsync(CheckWish wish, Action<int, string> began, CancellationToken cancellation)
    {
        if (await gate.WaitOfPersonAsync(wish.Who, cancellation).ConfigureAwait(false) is { } wait)
        {
            return new CheckAnswer.TooOften(wait);
        }

        var key = KeyOf(wish);
        using var watching = watchers.Join(key, began);
        var known = await KnownAsync(key, wish, cancellation).ConfigureAwait(false);
        if (wish.Fresh && known.Report is { } old && time.GetUtcNow() - old.At > StillFresh)
        {
            await memory.RemoveAsync(key, cancellation).ConfigureAwait(false);
            known = await KnownAsync(key, wish, cancellation).ConfigureAwait(false);
        }

        if (known.Report is null)
        {
            // Only what was seen is remembered.
            await memory.RemoveAsync(key, cancellation).ConfigureAwait(false);
        }

        return known.ToAnswer();
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    /// <summary>
    /// What a wish is remembered under. What was asked for may be anything that a person typed, which no memory takes for a name, and
    /// which is nobody else's business. The number changes with the form of a report: bots of two versions may share a cache.
    /// </summary>
    private static string KeyOf(CheckWish wish) =>
        $"smtphelpbot:probe:3:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wish.Asked.Trim().ToLowerInvariant())))}:{string.Join(',', wish.Ports.Distinct().Order())}";

    private ValueTask<Known> KnownAsync(string key, CheckWish wish, CancellationToken cancellation) => memory.GetOrCreateAsync(
        key,
        looking => LookForAllAsync(key, wish, looking),
        new HybridCacheEntryOptions { Expiration = limits.Remembered, LocalCacheExpiration = limits.Remembered },
        cancellationToken: cancellation);

    private async ValueTask<Known> LookForAllAsync(string key, CheckWish wish, CancellationToken cancellation)
    {
        if (await gate.WaitOfTargetAsync(wish.Asked.Trim(), cancellation).ConfigureAwait(false) is { } wait)
        {
            return new(null, wait, IsMalformed: false);
        }

        await gate.BeginAsync(cancellation).ConfigureAwait(false);
        return await check.LookAsync(wish.Asked, wish.Ports, (port, phase) => watchers.Tell(key, port, phase), cancellation).ConfigureAwait(false) switch
        {
            CheckAnswer.Seen seen => new(await seen.Whole.ConfigureAwait(false), null, IsMalformed: false),
            CheckAnswer.Malformed => new(null, null, IsMalformed: true),
            _ => new(null, null, IsMalformed: false),
        };
    }

    /// <summary>An answer as it can be remembered, here or in a cache that several bots share.</summary>
    internal sealed record Known(ProbeReport? Report, TimeSpan? RetryAfter, bool IsMalformed)
    {
        public CheckAnswer ToAnswer() => this switch
        {
            { Report: { } report } => new CheckAnswer.Seen(report, Task.CompletedTask),
            { RetryAfter: { } wait } => new CheckAnswer.TooOften(wait),
            { IsMalformed: true } => new CheckAnswer.Malformed(),
            _ => new CheckAnswer.Refused(),
        };
    }
}

/// <summary>The wish to have a server looked at.</summary>
/// <param name="Asked">Host name, address, e-mail address or mail domain, as the person wrote it.</param>
/// <param name="Ports">The ports; empty for all four.</param>
/// <param name="Who">The person who asks: an opaque key.</param>
/// <param name="Fresh">Whether what was seen a moment ago is not enough.</param>
public sealed record CheckWish(string Asked, IReadOnlyList<int> Ports, string Who, bool Fresh);
