namespace SmtpHelpBot.Delivery.Lanes;

/// <summary>Wakes who looks for work. Rung while nobody waits, it is heard at the next wait; rung often, it is heard once.</summary>
internal sealed class LaneBell : IDisposable
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

    /// <summary>Waits until it rings, or for as long as that.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => rung.WaitAsync(longest, cancellation);

    public void Dispose() => rung.Dispose();
}
