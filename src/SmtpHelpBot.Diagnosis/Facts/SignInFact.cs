using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>What goes into the user name field.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Words">The literal words that are accepted, where the form is <see cref="UserNameRule.Word"/>.</param>
/// <param name="NeverAddress">The provider makes it, and it is never an e-mail address.</param>
public sealed record UserNameFact(UserNameRule Form, IReadOnlyList<string>? Words = null, bool NeverAddress = false);

/// <summary>The form of a user name.</summary>
public enum UserNameRule
{
    /// <summary>The full e-mail address.</summary>
    FullAddress,

    /// <summary>What stands before the @.</summary>
    LocalPart,

    /// <summary>The full address or what stands before the @: sources differ.</summary>
    Either,

    /// <summary>A fixed word, the same for everybody.</summary>
    Word,

    /// <summary>A name or key that the provider makes for the customer.</summary>
    Issued,

    /// <summary>Anything: only the secret is checked.</summary>
    Any,

    /// <summary>There is no sign-in.</summary>
    None,
}

/// <summary>What a provider accepts as proof.</summary>
/// <param name="Password">Whether the account's or mailbox's own password is accepted.</param>
/// <param name="AppPassword">When a password made for programs is needed.</param>
/// <param name="Oauth">Whether signing in through the provider's own window (OAuth) is offered.</param>
/// <param name="AppPasswordPage">The page that says how to make one; null where none is known.</param>
/// <param name="Mechanisms">The SASL mechanisms its servers offer; empty where not known.</param>
public sealed record SignInFact(bool Password, AppPasswordNeed AppPassword, OauthOffer Oauth, Uri? AppPasswordPage = null, IReadOnlyList<string>? Mechanisms = null);

/// <summary>When a password made for programs is needed.</summary>
public enum AppPasswordNeed
{
    /// <summary>There is none.</summary>
    Never,

    /// <summary>Where two-factor sign-in is on.</summary>
    WithTwoFactor,

    /// <summary>Always: the account's own password is refused.</summary>
    Always,
}

/// <summary>Whether OAuth is offered.</summary>
public enum OauthOffer
{
    /// <summary>No.</summary>
    None,

    /// <summary>Yes, beside other ways.</summary>
    Offered,

    /// <summary>It is the only way.</summary>
    Required,
}

/// <summary>The look of a secret that a provider hands out. For telling a wrong kind of secret apart; a secret itself is never kept.</summary>
/// <param name="Kind">Key below <c>secret_kind.</c> in the texts.</param>
/// <param name="Forms">The forms they have.</param>
/// <param name="Sure">How it is known.</param>
/// <param name="WithoutBlanks">It is shown with blanks and entered without.</param>
public sealed record SecretShape(string Kind, IReadOnlyList<SecretForm> Forms, Sureness Sure, bool WithoutBlanks = false);
