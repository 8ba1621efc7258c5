using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>The names of encryptions, for people.</summary>
public static class EncryptionWords
{
    /// <summary>The name of an encryption.</summary>
    public static string Of(Encryption encryption, Texts texts) => texts[encryption switch
    {
        Encryption.None => "encryption.none",
        Encryption.StartTls => "encryption.start_tls",
        Encryption.ImplicitTls => "encryption.implicit_tls",
        _ => throw new ArgumentOutOfRangeException(nameof(encryption), encryption, "Not an encryption."),
    }];
}
