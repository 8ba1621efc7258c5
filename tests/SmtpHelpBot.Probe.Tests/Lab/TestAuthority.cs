using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpHelpBot.Probe.Tests.Lab;

/// <summary>Issues certificates as an authority does, and keeps their keys.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly DateTimeOffset now;

    private TestAuthority(X509Certificate2 own, DateTimeOffset now) => (Own, this.now) = (own, now);

    /// <summary>Its own certificate, with the key.</summary>
    public X509Certificate2 Own { get; }

    /// <summary>A root.</summary>
    public static TestAuthority Root(string name, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return new(request.CreateSelfSigned(now - Year - Year, now + Year + Year), now);
    }

    /// <summary>An authority below this one.</summary>
    public TestAuthority Below(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return new(Signed(request, key, now - Year, now + Year), now);
    }

    /// <summary>Another certificate for an authority below this one, which ends at another time.</summary>
    public X509Certificate2 Again(TestAuthority below, TimeSpan until)
    {
        var request = new CertificateRequest(below.Own.SubjectName, below.Own.PublicKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.Create(Own, now - Year, now + until, RandomNumberGenerator.GetBytes(12));
    }

    /// <summary>A server's certificate.</summary>
    public X509Certificate2 Issue(
        string[] names,
        string? commonName = null,
        TimeSpan? from = null,
        TimeSpan? until = null,
        IEnumerable<X509Extension>? extensions = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName ?? names[0]}", key, HashAlgorithmName.SHA256);
        AddNames(request, names);
        foreach (var extension in extensions ?? [])
        {
            request.CertificateExtensions.Add(extension);
        }

        return Signed(request, key, now + (from ?? -TimeSpan.FromDays(30)), now + (until ?? TimeSpan.FromDays(90)));
    }

    /// <summary>A certificate that a server signs for itself, with an RSA key.</summary>
    public static X509Certificate2 SelfSigned(string name, int bits, DateTimeOffset now)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        AddNames(request, [name]);
        using var made = request.CreateSelfSigned(now - Year, now + Year);
        return Usable(made);
    }

    public void Dispose() => Own.Dispose();

    private static void AddNames(CertificateRequest request, string[] names)
    {
        if (names.Length == 0)
        {
            return;
        }

        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
    }

    private X509Certificate2 Signed(CertificateRequest request, ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        using var signed = request.Create(Own, from, until, RandomNumberGenerator.GetBytes(12));
        using var made = signed.CopyWithPrivateKey(key);
        return Usable(made);
    }

    // A key that lives only in memory must be loaded again before TLS takes it on every system.
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
