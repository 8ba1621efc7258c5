using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Delivery.Pacing;

/// <summary>Keeps to the limits of the platforms together with the other processes where there is a Redis to count in; else, and while that is away, each for itself.</summary>
internal sealed class CommonPace(Pacer pacer, IOptions<PacingOptions> options, ISharedCounts? shared = null)
{
    private readonly PacingLimits limits = new(options.Value);

    /// <summary>How long a lane has to wait before it sends this; null where it may send at once, which then counts.</summary>
    public async ValueTask<TimeSpan?> WaitAsync(string lane, Parcel parcel, CancellationToken cancellation)
    {
        if (pacer.Wait(lane, parcel) is { } own)
        {
            return own;
        }

        var windows = shared is null ? [] : WindowsOf(SendScopes.Of(parcel, limits));
        return windows.Count > 0 && await shared!.TakeAsync(windows, cancellation) is { Wait: { } wait } ? pacer.PutOff(lane, parcel, wait) : null;
    }

    private static IReadOnlyList<CountedWindow> WindowsOf(SendScopes scopes) => [.. WindowsOf(scopes.Conversation), .. WindowsOf(scopes.All)];

    private static IEnumerable<CountedWindow> WindowsOf(SendScope scope) =>
        scope.Limits.Select(limit => new CountedWindow($"pace of {scope.Name} in {limit.Within.TotalSeconds:0}", limit.Messages, limit.Within));
}
