using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Counts the connections to a stand-in that are open: of one whose caller is gone, until all that was sent over it has been read.</summary>
internal sealed class OpenConnections
{
    private int count;

    public bool AreNone => Volatile.Read(ref count) == 0;

    public void Count(ListenOptions endpoint) => endpoint.Use(next => async connection =>
    {
        Interlocked.Increment(ref count);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref count);
        }
    });
}
