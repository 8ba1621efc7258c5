using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Delivery.Jobs;

/// <summary>Passes on how far a probe has come, the latest only and at most once in a second and a half: platforms limit how often a card may change.</summary>
internal sealed class ProgressFeed : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.5);
    private readonly Func<ProbeProgress, int, Task> tell;
    private readonly ITimer timer;
    private ProbeProgress? latest;
    private Task telling = Task.CompletedTask;
    private int told;

    public ProgressFeed(TimeProvider time, Func<ProbeProgress, int, Task> tell)
    {
        this.tell = tell;
        timer = time.CreateTimer(_ => Tick(), null, Pace, Pace);
    }

    public void Report(ProbeProgress progress) => Volatile.Write(ref latest, progress);

    /// <summary>Ends it; what was being passed on is through when this returns, and nothing comes after the result.</summary>
    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await telling;
    }

    private void Tick()
    {
        if (telling.IsCompleted && Interlocked.Exchange(ref latest, null) is { } progress)
        {
            telling = tell(progress, ++told);
        }
    }
}
