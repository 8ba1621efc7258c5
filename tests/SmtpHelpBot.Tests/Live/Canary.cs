using System.Text;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A secret that must never be seen again, in the words in which people paste one of its kind.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Text">What is pasted.</param>
/// <param name="Secret">The part that must vanish, in letters that no format has to escape.</param>
public sealed record Canary(SecretKind Kind, string Text, string Secret)
{
    public static IReadOnlyList<Canary> All { get; } =
    [
        new(SecretKind.Password, "EMAIL_HOST_PASSWORD = 'Canary1Password7q9'", "Canary1Password7q9"),
        SignIn(),
        new(SecretKind.AppPassword, "I tried cnry-qzwx-vbkp-mjhg as well", "cnry-qzwx-vbkp-mjhg"),
        new(SecretKind.ApiKey, "key SG.Canary4ApiKeyCanary.Canary4Tail", "Canary4ApiKeyCanary"),
        new(SecretKind.Token, "Authorization: Bearer ya29.Canary5TokenCanaryToken", "Canary5TokenCanaryToken"),
        new(SecretKind.PrivateKey, "-----BEGIN PRIVATE KEY-----\nMIICanary6PrivateKeyCanary\n-----END PRIVATE KEY-----", "MIICanary6PrivateKeyCanary"),
    ];

    public static Canary Of(SecretKind kind) => All.Single(canary => canary.Kind == kind);

    private static Canary SignIn()
    {
        var line = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0anna@example.com\0Canary2SignIn"));
        return new(SecretKind.SignInLine, $"C: AUTH PLAIN {line}", line.TrimEnd('='));
    }
}
