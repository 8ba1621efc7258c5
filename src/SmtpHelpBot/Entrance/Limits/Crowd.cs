using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance.Limits;

/// <summary>So many requests at once at the door of a platform, so many that wait, and 503 with Retry-After for those beyond. Other doors, health and the desk do not feel it.</summary>
/// <param name="options">How many.</param>
/// <param name="door">The platform whose door it is.</param>
internal sealed class Crowd(IOptions<DoorOptions> options, Door door) : IDisposable
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    private readonly ConcurrencyLimiter limiter = new(new()
    {
        PermitLimit = options.Value.RequestsAtOnce, QueueLimit = options.Value.WaitingRequests, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>The door.</summary>
    public Door Door => door;

    /// <summary>Works on a request where there is room for it.</summary>
    public async Task TakeAsync(HttpContext context, Func<Task> work)
    {
        using var place = await limiter.AcquireAsync(cancellationToken: context.RequestAborted);
        if (place.IsAcquired)
        {
            await work();
            return;
        }

        // The body may not have been read, and the connection is of no more use then.
        BotFigures.Refused(door, DoorRefusal.Crowded);
        context.Response.Headers.Connection = "close";
        context.Response.Headers.RetryAfter = ((int)ComeAgain.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    public void Dispose() => limiter.Dispose();
}
