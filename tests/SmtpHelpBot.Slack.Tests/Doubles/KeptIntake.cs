using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>Keeps what it is given, as the host's intake would.</summary>
internal sealed class KeptIntake : ISlackIntake
{
    public List<Activity> Kept { get; } = [];

    public List<Activity> Asked { get; } = [];

    /// <summary>How long it asks to wait; null while it takes everything.</summary>
    public TimeSpan? Wait { get; set; }

    /// <summary>What the bot replies.</summary>
    public IReadOnlyList<Activity>? Replies { get; set; } = [];

    /// <summary>What its turns wait for, or fail with.</summary>
    public Task Turn { get; set; } = Task.CompletedTask;

    public Task<TimeSpan?> KeepAsync(Activity activity, CancellationToken cancellation)
    {
        if (Wait is null)
        {
            Kept.Add(activity);
        }

        return Task.FromResult(Wait);
    }

    public async Task<IReadOnlyList<Activity>?> AskAsync(Activity activity, CancellationToken cancellation)
    {
        Asked.Add(activity);
        await Turn;
        return Replies;
    }
}
