using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>
/// The certificate that the app registration knows the bot by, in place of a secret: from a file, or from the store of this computer.
/// A file that is written anew, as whoever renews certificates does, is read anew; until it can be, the one before is used.
/// </summary>
internal sealed class AppCertificate(IOptions<TeamsOptions> options)
{
    private readonly Lock gate = new();
    private (X509Certificate2? Certificate, DateTime Written)? known;

    /// <summary>The certificate with its private key; null where a secret is used. It throws <see cref="CryptographicException"/> or an error of the file system where there is none.</summary>
    public X509Certificate2? Value
    {
        get
        {
            lock (gate)
            {
                return Current();
            }
        }
    }

    private X509Certificate2? Current()
    {
        // Of a file that is not there it is a time of long ago.
        var written = options.Value.MicrosoftAppCertificatePath is { Length: > 0 } path ? File.GetLastWriteTimeUtc(path) : default;
        if (known is { } last && last.Written == written)
        {
            return last.Certificate;
        }

        try
        {
            known = (Read(options.Value), written);
        }
        catch (Exception problem) when (known is not null && problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // It is being written, or was taken away: the next look tries again.
        }

        return known?.Certificate;
    }

    private static X509Certificate2? Read(TeamsOptions options) => options switch
    {
        { MicrosoftAppCertificatePath: { Length: > 0 } path } => FromFile(path, options.MicrosoftAppCertificatePassword),
        { MicrosoftAppCertificateThumbprint: { Length: > 0 } thumbprint } => FromStore(thumbprint),
        _ => null,
    };

    /// <summary>PKCS #12, or PEM with the certificate and its key.</summary>
    private static X509Certificate2 FromFile(string path, string password)
    {
        if (!File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal))
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }

        return password.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(path, password) : X509Certificate2.CreateFromPemFile(path);
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (var place in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            // On Linux there is no store of the machine for certificates of its own.
            if (place == StoreLocation.LocalMachine && !OperatingSystem.IsWindows())
            {
                continue;
            }

            using var store = new X509Store(StoreName.My, place, OpenFlags.ReadOnly);
            if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault(found => found.HasPrivateKey) is { } own)
            {
                return own;
            }
        }

        throw new CryptographicException("No certificate with that thumbprint and a private key is in the store of this computer.");
    }
}
