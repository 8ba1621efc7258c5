using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>When the secret or the certificate of the app ends. From then on nothing goes out any more, and nobody is told why.</summary>
internal sealed class CredentialEnd(IOptions<TeamsOptions> options, AppCertificate certificate, TimeProvider time)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>When it ends; null where that is not known, or where there is nothing that ends. The day of a secret counts only where a secret is used: it may be left over.</summary>
    public DateTimeOffset? At => options.Value switch
    {
        { IsManagedIdentity: true } => null,
        { MicrosoftAppPassword.Length: 0 } => CertificateEnd(),
        { MicrosoftAppPasswordEnds: { Length: > 0 } day } => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => null,
    };

    /// <summary>How near the end is.</summary>
    public CredentialAge Age => At switch
    {
        null => CredentialAge.Unknown,
        { } end when end <= time.GetUtcNow() => CredentialAge.Ended,
        { } end when end - time.GetUtcNow() < Soon => CredentialAge.EndsSoon,
        _ => CredentialAge.Good,
    };

    /// <summary>Why there is no certificate, though the settings name one; null where there is, or they do not.</summary>
    public string? Fault => ReadCertificate().Fault;

    private DateTimeOffset? CertificateEnd() => ReadCertificate().End;

    private (DateTimeOffset? End, string? Fault) ReadCertificate()
    {
        try
        {
            return (certificate.Value?.NotAfter, null);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return (null, problem.Message);
        }
    }
}

/// <summary>How near the end of a credential is.</summary>
internal enum CredentialAge
{
    /// <summary>Not known, or there is none that ends.</summary>
    Unknown,

    /// <summary>More than a month away.</summary>
    Good,

    /// <summary>Within a month.</summary>
    EndsSoon,

    /// <summary>It has ended.</summary>
    Ended,
}
