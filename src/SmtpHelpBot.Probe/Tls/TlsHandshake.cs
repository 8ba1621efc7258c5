using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Tls;

/// <summary>
/// TLS as an ordinary client would ask for it, except that every certificate is looked at and none ends the session: nothing is ever sent
/// that needs trust. What a certificate names (issuers, revocation lists) is never fetched: that would let a server send us anywhere.
/// </summary>
internal sealed class TlsHandshake(string host, X509Certificate2Collection? roots, DateTimeOffset now)
{
    private CertificateSight? certificate;

    /// <summary>What the server's bytes say of its side.</summary>
    public TlsWatch Watch { get; } = new();

    /// <summary>Whether the server asked for a certificate of ours.</summary>
    public bool CertificateWanted { get; private set; }

    /// <summary>Runs it; throws where TLS does not come about.</summary>
    public async Task<TlsSight> RunAsync(SslStream stream, CancellationToken cancellation)
    {
        await stream.AuthenticateAsClientAsync(Options(), cancellation).ConfigureAwait(false);
        return new(NameOf(stream.SslProtocol), stream.NegotiatedCipherSuite.ToString(), certificate!, IPAddress.TryParse(host, out _));
    }

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => TlsSight.Newest,
        SslProtocols.Tls12 => "TLS 1.2",
        _ => protocol.ToString(),
    };

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTimeIgnored = false,
            VerificationTime = now.UtcDateTime,
        };
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }

    private SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = host,
        CertificateChainPolicy = Policy(),
        LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
        {
            // It is asked once before the handshake, and again with the server's certificate when the server wants ours.
            CertificateWanted |= remote is not null;
            return null!;
        },
        RemoteCertificateValidationCallback = (_, shown, chain, _) =>
        {
            certificate = shown is X509Certificate2 seen && chain is not null ? CertificateReader.Read(seen, chain, host) : null;
            return certificate is not null;
        },
    };
}

/// <summary>The encryption that came about.</summary>
/// <param name="Version">Such as TLS 1.3.</param>
/// <param name="Cipher">Name of the cipher suite in the IANA registry.</param>
/// <param name="Certificate">The server's certificate.</param>
/// <param name="AskedByAddress">Whether an address was asked for, not a name.</param>
internal sealed record TlsSight(string Version, string Cipher, CertificateSight Certificate, bool AskedByAddress)
{
    /// <summary>The newest version.</summary>
    public const string Newest = "TLS 1.3";
}
