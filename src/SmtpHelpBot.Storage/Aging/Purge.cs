using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Storage.Aging;

/// <summary>Deletes what is old, a few rows at a time and looked for beforehand, so that no turn waits long for it.</summary>
public sealed class Purge(Readers readers, Writer writer, IUpkeep upkeep, TimeProvider time)
{
    /// <summary>The most rows that go with one commit.</summary>
    public const int MostAtOnce = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Deletes all that is older than it may be; the number of rows that went, or null where another process does it now.</summary>
    /// <param name="policy">How old that is.</param>
    /// <param name="cancellation">Stops it between two commits.</param>
    /// <param name="deleted">Is told of each commit.</param>
    public async Task<int?> RunAsync(RetentionPolicy policy, CancellationToken cancellation, Action? deleted = null)
    {
        await using var turn = await upkeep.TryReserveAsync(cancellation);
        if (turn is null)
        {
            return null;
        }

        var (now, gone) = (time.GetUtcNow(), 0);
        foreach (var aging in OldRows.ForOneRun())
        {
            gone += await RunAsync(aging, policy, now, deleted, cancellation);
        }

        return gone;
    }

    private async Task<int> RunAsync(IAging aging, RetentionPolicy policy, DateTimeOffset now, Action? deleted, CancellationToken cancellation)
    {
        var gone = 0;
        while (await NextAsync(aging, policy, now, cancellation) is { } step)
        {
            gone += step.Delete is { } delete ? await writer.WriteAsync(delete, cancellation, _ => deleted?.Invoke()) : 0;
            await Task.Delay(Pause, time, cancellation);
        }

        return gone;
    }

    private async Task<AgingStep?> NextAsync(IAging aging, RetentionPolicy policy, DateTimeOffset now, CancellationToken cancellation)
    {
        using var reader = await readers.LendAsync(cancellation);
        return await aging.NextAsync(reader.Db, policy, now, MostAtOnce);
    }
}
