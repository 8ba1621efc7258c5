using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Tls;

/// <summary>Reads a certificate and the chain that was built for it, and tells the faults apart.</summary>
internal static class CertificateReader
{
    private const int MostNames = 20;

    /// <summary>The shortest RSA key that current clients take (CA/Browser Forum baseline requirements, section 6.1.5).</summary>
    private const int ShortestRsaBits = 2048;

    private const string CommonName = "2.5.4.3";
    private const string Organisation = "2.5.4.10";

    /// <summary>What the certificate shows, for a client that asked for this host.</summary>
    public static CertificateSight Read(X509Certificate2 certificate, X509Chain chain, string host)
    {
        var names = Names(certificate);
        return new()
        {
            Subject = ServerText.Clean(certificate.Subject),
            Issuer = ServerText.Clean(certificate.Issuer),
            IssuerName = ServerText.Clean(NameOf(certificate.IssuerName)),
            Names = [.. (names.Count > 0 ? names : [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)]).Take(MostNames).Select(name => ServerText.Clean(name))],
            Chain = [.. chain.ChainElements.Select(element => ServerText.Clean(element.Certificate.Subject))],
            Key = KeyOf(certificate),
            NotBefore = new(certificate.NotBefore),
            NotAfter = new(certificate.NotAfter),
            ChainEnds = new(chain.ChainElements.Select(element => element.Certificate.NotAfter).Append(certificate.NotAfter).Min()),
            Faults = [.. Faults(certificate, chain, host, names.Count > 0)],
        };
    }

    private static IEnumerable<ChainFault> Faults(X509Certificate2 certificate, X509Chain chain, string host, bool hasNames)
    {
        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            yield return certificate.NotBefore > chain.ChainPolicy.VerificationTime ? ChainFault.NotYetValid : ChainFault.Expired;
        }

        if (!certificate.MatchesHostname(host, allowCommonName: false))
        {
            yield return !hasNames && certificate.MatchesHostname(host, allowCommonName: true) ? ChainFault.CommonNameOnly : ChainFault.OtherName;
        }

        if (status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain))
        {
            yield return AuthorityFault(certificate, chain);
        }

        if (IsWeak(certificate))
        {
            yield return ChainFault.Weak;
        }
    }

    private static ChainFault AuthorityFault(X509Certificate2 certificate, X509Chain chain) =>
        IsOwn(certificate) ? ChainFault.SelfSigned
        : chain.ChainElements.Count > 1 || chain.ChainPolicy.ExtraStore.Any(sent => IsOwn(sent)) ? ChainFault.PrivateAuthority
        : ChainFault.MissingIntermediate;

    private static bool IsOwn(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static bool IsWeak(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        var signature = certificate.SignatureAlgorithm.FriendlyName ?? "";
        return rsa?.KeySize < ShortestRsaBits || signature.Contains("sha1", StringComparison.OrdinalIgnoreCase) || signature.Contains("md5", StringComparison.OrdinalIgnoreCase);
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return (rsa, curve) switch
        {
            ({ } key, _) => $"RSA {key.KeySize}",
            (_, { } key) => $"EC {key.KeySize}",
            _ => certificate.PublicKey.Oid.FriendlyName ?? "other",
        };
    }

    private static List<string> Names(X509Certificate2 certificate)
    {
        try
        {
            var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
            return [.. alternatives.SelectMany(names => names.EnumerateDnsNames()), .. alternatives.SelectMany(names => names.EnumerateIPAddresses()).Select(address => address.ToString())];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string NameOf(X500DistinguishedName name)
    {
        var parts = name.EnumerateRelativeDistinguishedNames().Where(part => !part.HasMultipleElements).ToList();
        return parts.Find(part => part.GetSingleElementType().Value == Organisation)?.GetSingleElementValue()
            ?? parts.Find(part => part.GetSingleElementType().Value == CommonName)?.GetSingleElementValue()
            ?? name.Name;
    }
}
