using System.Threading.RateLimiting;

namespace SmtpHelpBot.Entrance.Limits;

/// <summary>So many bodies at once may be large: whoever sends them need not be anybody yet, and memory is not theirs to fill.</summary>
internal sealed class LargeBodies : IDisposable
{
    /// <summary>From so many bytes on a body is large: more than platforms usually send.</summary>
    public const int From = 64 * 1024;

    /// <summary>So many of them are taken at once.</summary>
    public const int AtOnce = 128;

    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = AtOnce, QueueLimit = 0 });

    /// <summary>Takes a place until the request is answered; false where there is none.</summary>
    public bool TryEnter(HttpContext context)
    {
        var place = limiter.AttemptAcquire();
        context.Response.RegisterForDispose(place);
        return place.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
