using SmtpHelpBot.Probe.Session;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>A port of an address, and what stands out there.</summary>
/// <param name="Sight">What it showed.</param>
/// <param name="Noted">What stands out, what explains most first.</param>
internal sealed record PortNoted(PortSight Sight, IReadOnlyList<Noted> Noted)
{
    /// <summary>The first thing that is wrong there; null where nothing is.</summary>
    public Noted? Fault => Noted.FirstOrDefault(item => item.Kind.Force is Force.Loud or Force.Fault);

    /// <summary>Whether a person can sign in there, encrypted and as is usual on that port.</summary>
    public bool IsFine =>
        Sight is { First.Ending: Ending.Completed, Second: null, First.Tls: not null }
        && (Sight.Port != PortRules.Relay || Sight.First.After.SignIn.Count > 0)
        && Fault is null;
}
