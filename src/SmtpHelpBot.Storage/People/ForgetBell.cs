namespace SmtpHelpBot.Storage.People;

/// <summary>Tells that someone was forgotten with a commit, so that the files are cleared of what is deleted.</summary>
public sealed class ForgetBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    /// <summary>Someone was forgotten.</summary>
    public void Ring() => rung.Release();

    /// <summary>Waits until someone is; several at once count as one.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await rung.WaitAsync(cancellation);
        while (rung.Wait(0, CancellationToken.None))
        {
            // The same clearing is good for all.
        }
    }

    /// <inheritdoc />
    public void Dispose() => rung.Dispose();
}
