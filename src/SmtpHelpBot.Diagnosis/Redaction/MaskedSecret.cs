using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>What is left of a masked secret: enough to see that it is the wrong one or badly written, and never a letter of it or its length.</summary>
/// <param name="At">Where its mask begins in the masked text.</param>
/// <param name="Kind">What kind of secret it was masked as.</param>
/// <param name="Form">The form that some provider gives its secrets.</param>
/// <param name="Traits">What programs and files may stumble over.</param>
public sealed record MaskedSecret(int At, SecretKind Kind, SecretForm Form, SecretTraits Traits);

/// <summary>The forms in which providers hand out secrets. All secrets of a form look alike.</summary>
public enum SecretForm
{
    /// <summary>None of them: most likely a password that a person chose.</summary>
    Other,

    /// <summary>Sixteen small letters, with or without blanks between groups of four.</summary>
    SixteenLetters,

    /// <summary>Sixteen small letters and digits.</summary>
    SixteenSmall,

    /// <summary>Sixteen letters and digits.</summary>
    Sixteen,

    /// <summary>Four groups of four small letters with dashes between them.</summary>
    DashedLetters,

    /// <summary>A UUID (RFC 9562).</summary>
    Uuid,

    /// <summary>A key of SendGrid.</summary>
    SendGridKey,

    /// <summary>A key of Resend.</summary>
    ResendKey,

    /// <summary>An SMTP key of Brevo.</summary>
    BrevoKey,

    /// <summary>An API key of Brevo, which is not for SMTP.</summary>
    BrevoApiKey,

    /// <summary>An API key of Mailgun, which is not for SMTP.</summary>
    MailgunApiKey,

    /// <summary>A key of Mailchimp Transactional (Mandrill).</summary>
    MandrillKey,

    /// <summary>An SMTP password of MailerSend.</summary>
    MailerSendPassword,

    /// <summary>An API token of MailerSend, which is not for SMTP.</summary>
    MailerSendApiKey,

    /// <summary>A secret of an application in Microsoft Entra.</summary>
    EntraSecret,

    /// <summary>An SMTP password of Amazon SES: 44 letters of base64.</summary>
    SesPassword,

    /// <summary>The secret of an access key of AWS: 40 letters of base64.</summary>
    AwsSecret,

    /// <summary>An OAuth access token.</summary>
    OauthToken,
}

/// <summary>What programs and files may stumble over in a secret.</summary>
[Flags]
public enum SecretTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A blank.</summary>
    Blank = 1,

    /// <summary>A #, which begins a remark in many files.</summary>
    Hash = 2,

    /// <summary>A ;, which begins a remark in some.</summary>
    Semicolon = 4,

    /// <summary>A $, which begins the name of a variable.</summary>
    Dollar = 8,

    /// <summary>A quotation mark.</summary>
    QuotationMark = 16,

    /// <summary>A letter with a meaning of its own in addresses (RFC 3986 section 2.2), or a % that escapes nothing.</summary>
    Reserved = 32,

    /// <summary>A letter outside ASCII.</summary>
    NotAscii = 64,

    /// <summary>It begins with a sign that YAML gives a meaning, or is all digits.</summary>
    ReadByYaml = 128,

    /// <summary>It stands in quotation marks.</summary>
    Quoted = 256,

    /// <summary>A blank or a quotation mark at one of its ends, as it is copied along.</summary>
    CopiedAlong = 512,

    /// <summary>A letter escaped as in an address: %40 (RFC 3986 section 2.1).</summary>
    Escaped = 1024,

    /// <summary>A word that says that a secret is to be filled in, and no secret.</summary>
    Stopgap = 2048,
}
