using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>A secret was in the message: change it, and delete the message.</summary>
internal sealed record NoticeScreen : Screen
{
    public override string Card => "notice";

    public required string Found { get; init; }

    public static NoticeScreen Of(IReadOnlyList<SecretKind> secrets, Texts texts) => new()
    {
        Summary = texts["card.notice.summary"],
        Found = texts.Format("card.notice.found", ("kinds", Listed([.. secrets.Select(kind => texts[KeyOf(kind)])], texts))),
    };

    private static string Listed(string[] kinds, Texts texts) => kinds is [.. { Length: > 0 } most, var last]
        ? texts.Format("card.notice.and", ("most", string.Join(", ", most)), ("last", last))
        : string.Concat(kinds);

    private static string KeyOf(SecretKind kind) => kind switch
    {
        SecretKind.Password => "secret.password",
        SecretKind.SignInLine => "secret.sign_in_line",
        SecretKind.AppPassword => "secret.app_password",
        SecretKind.ApiKey => "secret.api_key",
        SecretKind.Token => "secret.token",
        SecretKind.PrivateKey => "secret.private_key",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of secret."),
    };
}
