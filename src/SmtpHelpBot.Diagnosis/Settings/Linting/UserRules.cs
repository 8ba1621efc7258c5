using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>The user name and the sender's address.</summary>
internal static class UserRules
{
    public static IEnumerable<Contradiction> Check(PastedSettings pasted)
    {
        if (pasted.Config.Find("url.unescaped") is not null)
        {
            yield return new("dsn_unescaped", Severity.Error);
        }

        if (Stopgap.Is(pasted.User))
        {
            yield return new("user_placeholder", Severity.Error, pasted.User!);
        }
        else if (pasted is { User: { Length: > 0 } user, Provider: { } provider } && Form(user, provider) is { } wrong)
        {
            yield return wrong with { Sure = provider.SureOf("user_name") };
        }

        if (pasted is { From: { Length: > 0 } from, User: { Length: > 0 } login } && Differs(from, login, pasted.Provider))
        {
            yield return new("sender_differs", Severity.Warning, from, login);
        }
    }

    private static Contradiction? Form(string user, Provider provider)
    {
        var isAddress = user.Contains('@', StringComparison.Ordinal);
        return provider.UserName switch
        {
            { Form: UserNameRule.FullAddress } when !isAddress => new("user_local_part", Severity.Error, user, provider.Name),
            { Form: UserNameRule.LocalPart } when isAddress => new("user_full_address", Severity.Hint, user, provider.Name),
            { Form: UserNameRule.Word, Words: { } words } when !words.Contains(user, StringComparer.Ordinal) => new("user_not_the_word", Severity.Error, user, $"{provider.Name}: {words[0]}"),
            { NeverAddress: true } when isAddress => new("user_is_address", Severity.Error, user, provider.Name),
            { Form: UserNameRule.None } when provider.Servers.Count > 0 => new("no_sign_in_there", Severity.Error, user, provider.Name),
            _ => null,
        };
    }

    /// <summary>Relays let a program send for any verified address; mailbox providers only for the mailbox's own.</summary>
    private static bool Differs(string from, string login, Provider? provider) =>
        provider is { Kind: not ProviderKind.Relay } && login.Contains('@', StringComparison.Ordinal) && from.Contains('@', StringComparison.Ordinal)
        && !from.Contains(login, StringComparison.OrdinalIgnoreCase);
}
