namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Stands in signatures only: this bot signs nobody in, and nobody outside can derive from it.</summary>
public abstract class UserTokenClient : IDisposable
{
    private protected UserTokenClient()
    {
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
