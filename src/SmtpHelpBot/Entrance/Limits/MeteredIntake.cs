using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Slack.Workspaces;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance.Limits;

/// <summary>
/// So much from one person and from one tenant or workspace within ten seconds, and so much of one person stored within a day, on every
/// platform: it stands behind the check of who they are, before anything is stored. Whoever is beyond is asked to come again, and nobody else waits for that. Several processes
/// count together where there is a Redis to count in; the day each counts for itself.
/// </summary>
internal sealed class MeteredIntake(IIntake inner, IOptions<DoorOptions> options, TimeProvider time, ISharedCounts? shared = null) : IIntake, IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly IntakeAnswer.Busy TooMuch = new(Window, BusyReason.TooMuch);
    private static readonly IntakeAnswer.Busy TooMuchToday = new(TimeSpan.FromHours(1), BusyReason.TooMuch);

    private readonly PartitionedRateLimiter<Activity> limiter = PartitionedRateLimiter.CreateChained(
        By(Person, options.Value.PerPersonInTenSeconds), By(Tenant, options.Value.PerTenantInTenSeconds));

    private readonly DailyCounts daily = new(options.Value.PerPersonInDay, time);

    public async Task<IntakeAnswer> TakeAsync(ClaimsIdentity claims, Activity activity, CancellationToken cancellation)
    {
        var answer = await RefuseAsync(activity, cancellation) ?? RefuseForToday(activity) ?? await inner.TakeAsync(claims, activity, cancellation);
        if (answer is IntakeAnswer.Busy { Reason: var reason })
        {
            BotFigures.Refused(DoorOf(activity.ChannelId), reason);
        }

        return answer;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>Null where it is not too much.</summary>
    private async ValueTask<IntakeAnswer?> RefuseAsync(Activity activity, CancellationToken cancellation)
    {
        if (shared is not null && await shared.TakeAsync(Windows(activity), cancellation) is { } taken)
        {
            return taken.Wait is { } wait ? TooMuch with { RetryAfter = TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)) } : null;
        }

        using var place = limiter.AttemptAcquire(activity);
        return place.IsAcquired ? null : TooMuch;
    }

    /// <summary>An invoke that is answered in its response is not stored; all else is a row of the inbox for as long as <c>Retention:AnsweredDays</c> says.</summary>
    private IntakeAnswer.Busy? RefuseForToday(Activity activity) =>
        activity is { Type: ActivityTypes.Invoke, DeliveryMode: not DeliveryModes.Notification } || !ReadTypes.Has(activity.Type) || daily.Take(Person(activity)) ? null : TooMuchToday;

    private CountedWindow[] Windows(Activity activity) =>
    [
        new($"door of {Person(activity)}", options.Value.PerPersonInTenSeconds, Window), new($"door of all of {Tenant(activity)}", options.Value.PerTenantInTenSeconds, Window),
    ];

    private static Door DoorOf(string channel) => channel switch
    {
        SlackChannel.Id => Door.Slack,
        DeskChannel.Id => Door.Desk,
        _ => Door.Teams,
    };

    private static PartitionedRateLimiter<Activity> By(Func<Activity, string> who, int most) => PartitionedRateLimiter.Create<Activity, string>(
        activity => RateLimitPartition.GetFixedWindowLimiter(who(activity), _ => new() { PermitLimit = most, Window = Window, AutoReplenishment = false }),
        StringComparer.Ordinal);

    /// <summary>What nobody is named for (a team was renamed) counts for its conversation, and so does what visitors send: a name costs them nothing.</summary>
    private static string Person(Activity activity) =>
        $"{Tenant(activity)}/{(activity.From?.Id is { Length: > 0 } person && !Visitors.Are(activity.ChannelId) ? person : activity.Conversation.Id)}";

    private static string Tenant(Activity activity) => $"{activity.ChannelId}/{Scope.Of(activity)}";
}
