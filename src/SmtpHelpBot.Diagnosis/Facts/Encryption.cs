namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>How a connection is encrypted.</summary>
public enum Encryption
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>STARTTLS: begins in clear text, then switches (RFC 3207).</summary>
    StartTls,

    /// <summary>Implicit TLS: encrypted from the first byte (RFC 8314).</summary>
    ImplicitTls,
}
