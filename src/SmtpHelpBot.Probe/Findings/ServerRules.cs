using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Probe.Session;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What stands out when all ports and addresses are seen together.</summary>
internal static class ServerRules
{
    private static readonly Ending[] NotReached = [Ending.Refused, Ending.Unreachable, Ending.NoRoute];

    public static IEnumerable<Noted> Of(IReadOnlyList<PortNoted> all, Texts texts)
    {
        // An address that this machine has no way to says nothing of the server.
        var sights = all.Select(port => port.Sight).Where(sight => sight.First.Ending != Ending.NoRoute).ToList();
        var reached = sights.Where(IsReached).ToList();
        if (reached.Count == 0)
        {
            return sights.Count == 0 ? [] : [new(Unreached(sights))];
        }

        return [.. DeadAddresses(sights, reached), .. UnevenAddresses(all, texts), .. WithoutSubmission(sights, reached), .. Only25(sights, reached)];
    }

    /// <summary>Whether a connection came about.</summary>
    public static bool IsReached(PortSight sight) =>
        !NotReached.Contains(sight.First.Ending) && sight.First is not { Ending: Ending.TimedOut, LastPhase: Phases.Tcp };

    private static FindingKind Unreached(List<PortSight> sights) =>
        sights.Exists(sight => sight.First.Ending == Ending.Unreachable) ? FindingKind.AllRefusedByFirewall
        : sights.Exists(sight => sight.First.Ending == Ending.TimedOut) ? FindingKind.NothingAnswers
        : FindingKind.NothingListens;

    private static IEnumerable<Noted> DeadAddresses(List<PortSight> sights, List<PortSight> reached) => sights
        .GroupBy(sight => sight.Address).Where(address => !address.Any(IsReached))
        .Select(address => new Noted(FindingKind.DeadAddress, ("address", address.Key.ToString()), ("other", reached[0].Address.ToString())));

    /// <summary>Where a port is fine at one address and not at another, what works depends on chance: on the address that a program happens to take.</summary>
    private static IEnumerable<Noted> UnevenAddresses(IReadOnlyList<PortNoted> all, Texts texts) =>
        from port in all.GroupBy(port => port.Sight.Port)
        let good = port.FirstOrDefault(other => other.IsFine)
        where good is not null
        from bad in port.Where(other => IsReached(other.Sight))
        from fault in bad.Noted.Where(noted => noted == bad.Fault)
        select new Noted(FindingKind.UnevenAddress, ("address", bad.Sight.Address.ToString()), ("other", good.Sight.Address.ToString()), ("trouble", fault.ToFinding(texts).Text));

    /// <summary>Port 587 is what most settings name: where it does not answer, and 465 does, that is what to change.</summary>
    private static IEnumerable<Noted> WithoutSubmission(List<PortSight> sights, List<PortSight> reached)
    {
        var addresses = reached.Select(sight => sight.Address).ToHashSet();
        var submission = sights.Where(sight => sight.Port == PortRules.Submission && addresses.Contains(sight.Address)).ToList();
        if (submission.Count == 0 || reached.Find(sight => sight.Port == PortRules.ImplicitTls) is not { First.Tls: not null })
        {
            yield break;
        }

        if (submission.TrueForAll(sight => sight.First is { Ending: Ending.TimedOut, LastPhase: Phases.Tcp }))
        {
            yield return new(FindingKind.SubmissionFiltered);
        }
        else if (submission.TrueForAll(sight => sight.First.Ending == Ending.Refused))
        {
            yield return new(FindingKind.SubmissionClosed);
        }
    }

    private static IEnumerable<Noted> Only25(List<PortSight> sights, List<PortSight> reached)
    {
        if (reached.TrueForAll(sight => sight.Port == PortRules.Relay))
        {
            var takesSignIn = reached.Exists(sight => sight.First.After.SignIn.Count > 0 || sight.First.Before.SignIn.Count > 0);
            var othersAsked = sights.Exists(sight => sight.Port != PortRules.Relay);
            if (!takesSignIn || othersAsked)
            {
                yield return new(takesSignIn ? FindingKind.OnlyPort25 : FindingKind.RelayOnly);
            }
        }
    }
}
