using Microsoft.IdentityModel.Protocols;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The channel's keys, read when first needed, again once a day, and again at once when a token names a key that is not among them,
/// though not more than once a minute. Whoever comes meanwhile waits for the same reading; what is known stays while it cannot be read.
/// </summary>
internal sealed class ChannelKeySource(string address, IDocumentRetriever documents, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ChannelKeysRetriever retriever = new();
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known known;
    private long tried;

    public ValueTask<ChannelKeys> GetAsync(CancellationToken cancellation) =>
        known is { } fresh && time.GetElapsedTime(fresh.At) < Lifetime ? new(fresh.Keys) : new(ReadAsync(cancellation));

    /// <summary>The keys after those that were <paramref name="seen"/>, or the same where there are no others.</summary>
    public Task<ChannelKeys> GetAfterAsync(ChannelKeys seen, CancellationToken cancellation) =>
        known is { } current && current.Keys != seen ? Task.FromResult(current.Keys) : ReadAsync(cancellation);

    public void Dispose() => reading.Dispose();

    private async Task<ChannelKeys> ReadAsync(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (known is { } current && time.GetElapsedTime(tried) < Pause)
            {
                return current.Keys;
            }

            tried = time.GetTimestamp();
            known = new(await retriever.GetConfigurationAsync(address, documents, cancellation).ConfigureAwait(false), tried);
        }
        catch (Exception) when (known is not null && !cancellation.IsCancellationRequested)
        {
            // What was known is still better than to turn everybody away; the next try comes after the pause.
            return known.Keys;
        }
        finally
        {
            reading.Release();
        }

        return known.Keys;
    }

    private sealed record Known(ChannelKeys Keys, long At);
}
