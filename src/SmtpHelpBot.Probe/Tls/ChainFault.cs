namespace SmtpHelpBot.Probe.Tls;

/// <summary>What is wrong with a certificate.</summary>
internal enum ChainFault
{
    /// <summary>It has ended.</summary>
    Expired,

    /// <summary>It is not valid yet.</summary>
    NotYetValid,

    /// <summary>It is for other names.</summary>
    OtherName,

    /// <summary>The name stands only in the common name, where it no longer counts (RFC 9525, section 2).</summary>
    CommonNameOnly,

    /// <summary>It is signed by itself.</summary>
    SelfSigned,

    /// <summary>The server sends it without the certificate that issued it.</summary>
    MissingIntermediate,

    /// <summary>Its chain ends at an authority that is not publicly trusted.</summary>
    PrivateAuthority,

    /// <summary>Its key is too short or its signature is of a broken kind.</summary>
    Weak,
}
