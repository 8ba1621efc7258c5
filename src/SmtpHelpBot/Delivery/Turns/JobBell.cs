namespace SmtpHelpBot.Delivery.Turns;

/// <summary>Tells the job worker that a commit left work for it.</summary>
internal sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    public void Ring() => rung.Release();

    /// <summary>Waits until it rings or the time is over.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = time.CreateTimer(_ => enough.Cancel(), null, longest, Timeout.InfiniteTimeSpan);
        try
        {
            await rung.WaitAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody rang: look all the same, a lease may have run out.
        }
    }

    public void Dispose() => rung.Dispose();
}
