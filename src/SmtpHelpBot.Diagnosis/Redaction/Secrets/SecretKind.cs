namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>What kind of secret a pasted text held.</summary>
public enum SecretKind
{
    /// <summary>A password in a setting, an address, a command line or a call.</summary>
    Password,

    /// <summary>A base64 line of an SMTP sign-in (AUTH PLAIN, LOGIN, CRAM-MD5, XOAUTH2 or what follows a 334).</summary>
    SignInLine,

    /// <summary>An app password in the shape a provider gives it.</summary>
    AppPassword,

    /// <summary>An API or SMTP key of a mail relay.</summary>
    ApiKey,

    /// <summary>An OAuth access, refresh or bearer token.</summary>
    Token,

    /// <summary>A private key.</summary>
    PrivateKey,
}
