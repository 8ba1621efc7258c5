using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Probe.Session;

/// <summary>Times the phases of a session, one after the other, and tells when one begins.</summary>
internal sealed class PhaseClock(TimeProvider time, Action<string> began)
{
    private readonly List<ProbePhase> done = [];
    private long since;

    /// <summary>The phase that is running, or ran last.</summary>
    public string Current { get; private set; } = "";

    /// <summary>How long the phase took, or has taken so far.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(since);

    /// <summary>The phases that are over.</summary>
    public IReadOnlyList<ProbePhase> Done => done;

    /// <summary>Begins a phase.</summary>
    public void Begin(string phase)
    {
        (Current, since) = (phase, time.GetTimestamp());
        began(phase);
    }

    /// <summary>Ends the phase that is running.</summary>
    public void End()
    {
        done.Add(new(Current, Math.Round(Elapsed.TotalMilliseconds, 2)));
        since = time.GetTimestamp();
    }
}
