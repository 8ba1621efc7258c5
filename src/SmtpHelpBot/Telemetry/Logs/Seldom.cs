namespace SmtpHelpBot.Telemetry.Logs;

/// <summary>Makes a line of the log about what strangers send come once a minute for each reason, with how many there were: nobody fills the log by knocking.</summary>
internal sealed class Seldom(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<Enum, (long Said, int Since)> known = [];

    /// <summary>Counts one more; gives how many there were since the last line, this one with them, or 0 where it is too soon for a line.</summary>
    public int Count(Enum reason)
    {
        lock (gate)
        {
            if (known.TryGetValue(reason, out var last) && time.GetElapsedTime(last.Said) < Pause)
            {
                known[reason] = (last.Said, last.Since + 1);
                return 0;
            }

            known[reason] = (time.GetTimestamp(), 0);
            return last.Since + 1;
        }
    }
}
