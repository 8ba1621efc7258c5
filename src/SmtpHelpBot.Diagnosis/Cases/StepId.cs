namespace SmtpHelpBot.Diagnosis.Cases;

/// <summary>The documented ways out, one a step.</summary>
public enum StepId
{
    /// <summary>Credentials: type the password again.</summary>
    RetypePassword,

    /// <summary>Credentials: the full address as user name.</summary>
    FullAddress,

    /// <summary>Credentials: reset the password and use the new one.</summary>
    ResetPassword,

    /// <summary>Two-factor: enter the code rightly.</summary>
    EnterCode,

    /// <summary>Two-factor: an app password, or OAuth where the provider wants it.</summary>
    AppPassword,

    /// <summary>Two-factor: the documented "try disabling it", answered with the safe way.</summary>
    KeepTwoFactor,

    /// <summary>Firewall: the check that is run on the person's own computer.</summary>
    LocalCheck,

    /// <summary>Firewall: pause it only briefly to test.</summary>
    PauseProtection,

    /// <summary>Firewall: turn it back on with an exception for the mail server.</summary>
    AddException,

    /// <summary>Settings: compare host, port, encryption and user name with what the provider documents.</summary>
    CompareSettings,

    /// <summary>Settings: try another client.</summary>
    OtherClient,

    /// <summary>Provider: the status page.</summary>
    StatusPage,

    /// <summary>Provider: the support page and the ready-made message.</summary>
    ContactProvider,
}
