using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Desk.Talk;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Slack.Workspaces;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Entrance.Limits;

/// <summary>
/// So much from one person and from one tenant or workspace within ten seconds, on every platform: it stands behind the check of
/// who they are, before anything is stored. Whoever is beyond is asked to come again, and nobody else waits for that.
/// </summary>
internal sealed class MeteredIntake(IIntake inner, IOptions<DoorOptions> options) : IIntake, IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly IntakeAnswer.Busy TooMuch = new(Window, BusyReason.TooMuch);

    private readonly PartitionedRateLimiter<Activity> limiter = PartitionedRateLimiter.CreateChained(
        By(Person, options.Value.PerPersonInTenSeconds), By(Tenant, options.Value.PerTenantInTenSeconds));

    public async Task<IntakeAnswer> TakeAsync(ClaimsIdentity claims, Activity activity, CancellationToken cancellation)
    {
        using var place = limiter.AttemptAcquire(activity);
        var answer = place.IsAcquired ? await inner.TakeAsync(claims, activity, cancellation) : TooMuch;
        if (answer is IntakeAnswer.Busy { Reason: var reason })
        {
            BotFigures.Refused(DoorOf(activity.ChannelId), reason);
        }

        return answer;
    }

    public void Dispose() => limiter.Dispose();

    private static Door DoorOf(string channel) => channel switch
    {
        SlackChannel.Id => Door.Slack,
        DeskChannel.Id => Door.Desk,
        _ => Door.Teams,
    };

    private static PartitionedRateLimiter<Activity> By(Func<Activity, string> who, int most) => PartitionedRateLimiter.Create<Activity, string>(
        activity => RateLimitPartition.GetFixedWindowLimiter(who(activity), _ => new() { PermitLimit = most, Window = Window, AutoReplenishment = false }),
        StringComparer.Ordinal);

    /// <summary>What nobody is named for (a team was renamed) counts for its conversation.</summary>
    private static string Person(Activity activity) => $"{Tenant(activity)}/{(activity.From?.Id is { Length: > 0 } person ? person : activity.Conversation.Id)}";

    private static string Tenant(Activity activity) => $"{activity.ChannelId}/{Scope.Of(activity)}";
}
