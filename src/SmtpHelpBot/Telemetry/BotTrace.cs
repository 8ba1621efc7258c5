using System.Diagnostics;

namespace SmtpHelpBot.Telemetry;

/// <summary>
/// The way of one message as a trace: accept, turn, probe, deliver. What waits in the inbox, as a job or to go out keeps the trace it
/// belongs to (W3C Trace Context), so that another process goes on with it. Where nobody listens nothing is made and nothing is kept.
/// </summary>
internal static class BotTrace
{
    /// <summary>The name of the source of its spans.</summary>
    public const string Source = "SmtpHelpBot";

    private static readonly ActivitySource Own = new(Source);

    /// <summary>What a later step has to know to go on with the trace that runs; null where none does.</summary>
    public static string? Current => Own.HasListeners() ? Activity.Current?.Id : null;

    /// <summary>Begins a trace of its own: what the sender or the web server traces is not ours.</summary>
    public static Activity? Begin(string step)
    {
        if (!Own.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Own.StartActivity(step, ActivityKind.Server);
    }

    /// <summary>Goes on with a trace after it waited; without one, nothing.</summary>
    public static Activity? GoOn(string step, string? origin) =>
        origin is not null && Own.HasListeners() ? Own.StartActivity(step, ActivityKind.Consumer, origin) : null;
}
