using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>What the certificate says: who issued it, and what is wrong with it.</summary>
internal static class CertificateRules
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IEnumerable<Noted> Of(Sight session, DateTimeOffset now)
    {
        if (session.Tls is not { Certificate: { } certificate })
        {
            return [];
        }

        if (Interceptors.Find(certificate) is { } product)
        {
            return [new(FindingKind.TlsIntercepted, ("product", product))];
        }

        return [.. certificate.Faults.Select(fault => Name(fault, certificate, session)), .. EndsSoon(certificate, now)];
    }

    private static Noted Name(ChainFault fault, CertificateSight certificate, Sight session) => fault switch
    {
        // Asked by its address, the server showed a certificate for the very name that it gives itself: the name is what the settings lack.
        ChainFault.OtherName when session.OwnName is { } own && session.Tls!.AskedByAddress && certificate.IsFor(own) => new(FindingKind.CertificateForName, ("name", own)),
        ChainFault.Expired => new(FindingKind.CertificateExpired, ("date", Words.Of(certificate.ChainEnds))),
        ChainFault.NotYetValid => new(FindingKind.CertificateNotYetValid, ("date", Words.Of(certificate.NotBefore))),
        ChainFault.OtherName => new(FindingKind.CertificateOtherName, ("names", string.Join(", ", certificate.Names.Take(5)))),
        ChainFault.CommonNameOnly => new(FindingKind.CertificateCommonNameOnly),
        ChainFault.SelfSigned => new(FindingKind.CertificateSelfSigned),
        ChainFault.MissingIntermediate => new(FindingKind.CertificateIncomplete, ("issuer", certificate.IssuerName)),
        ChainFault.PrivateAuthority => new(FindingKind.CertificatePrivate, ("issuer", certificate.IssuerName)),
        ChainFault.Weak => new(FindingKind.CertificateWeak, ("key", certificate.Key)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static IEnumerable<Noted> EndsSoon(CertificateSight certificate, DateTimeOffset now)
    {
        var left = certificate.ChainEnds - now;
        if (left > TimeSpan.Zero && left < Soon)
        {
            yield return new(FindingKind.CertificateEndsSoon, ("days", Words.Of((int)left.TotalDays)), ("date", Words.Of(certificate.ChainEnds)));
        }
    }
}
