using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Slack;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Brings what comes from Slack to the one way in.</summary>
internal sealed class SlackIntake(IIntake intake) : ISlackIntake
{
    /// <summary>Nobody's token says who they are: Slack's signature, or its socket, vouches for the people it names.</summary>
    private static readonly ClaimsIdentity Caller = new([], AuthenticationConstants.AnonymousAuthType);

    public async Task<TimeSpan?> KeepAsync(Activity activity, CancellationToken cancellation) =>
        await intake.TakeAsync(Caller, activity, cancellation) is IntakeAnswer.Busy busy ? busy.RetryAfter : null;

    public async Task<IReadOnlyList<Activity>?> AskAsync(Activity activity, CancellationToken cancellation)
    {
        activity.DeliveryMode = DeliveryModes.ExpectReplies;
        return await intake.TakeAsync(Caller, activity, cancellation) switch
        {
            IntakeAnswer.Replied { Activities: var replies } => replies,
            IntakeAnswer.Busy => null,
            _ => [],
        };
    }
}
