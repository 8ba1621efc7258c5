using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Slack;

/// <summary>Where what comes from Slack goes. What it is given is verified.</summary>
public interface ISlackIntake
{
    /// <summary>Keeps it for its turn, durably; null where it is kept, or else how long to wait before it is offered again.</summary>
    Task<TimeSpan?> KeepAsync(Activity activity, CancellationToken cancellation);

    /// <summary>Runs its turn at once and gives the replies; null where that cannot be now.</summary>
    Task<IReadOnlyList<Activity>?> AskAsync(Activity activity, CancellationToken cancellation);
}
