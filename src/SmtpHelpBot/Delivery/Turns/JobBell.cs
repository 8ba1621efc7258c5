namespace SmtpHelpBot.Delivery.Turns;

/// <summary>Tells the job worker that a commit left work for it. Rung often before it looks, it is heard once.</summary>
internal sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

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
