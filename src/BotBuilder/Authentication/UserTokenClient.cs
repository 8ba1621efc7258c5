namespace Microsoft.Bot.Connector.Authentication;

public abstract class UserTokenClient : IDisposable
{
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
