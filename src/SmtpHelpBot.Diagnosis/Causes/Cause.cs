namespace SmtpHelpBot.Diagnosis.Causes;

/// <summary>Why mail does not go out: the five documented causes, and the answer that it is none of them.</summary>
public enum Cause
{
    /// <summary>The user name or the password is not the right one.</summary>
    Credentials,

    /// <summary>A second factor stands in the way: an app password, OAuth or a confirmation is wanted.</summary>
    TwoFactor,

    /// <summary>A firewall, antivirus product or network blocks or alters the connection.</summary>
    FirewallAntivirus,

    /// <summary>Host, port, encryption, user name form or a switch of the account is set wrongly.</summary>
    AccountSettings,

    /// <summary>The provider refuses or fails for reasons of its own.</summary>
    ProviderIssue,

    /// <summary>It is not a failed sign-in for sending mail.</summary>
    NotSmtpAuth,
}
