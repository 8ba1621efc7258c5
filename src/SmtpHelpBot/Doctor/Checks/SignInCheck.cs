using Microsoft.Identity.Client;
using SmtpHelpBot.Credentials;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the bot gets its own token, without which nothing goes out to Teams.</summary>
internal sealed class SignInCheck(IServiceProvider services) : ICheck
{
    private const string Quoted = "Original exception:";

    public string Name => "token";

    public string Mend => "MicrosoftAppPassword (or the certificate), MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppType, Door:Cloud";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (services.GetService<RenewedToken>() is not { } token)
        {
            return Finding.NotUsed("Teams is not connected.");
        }

        try
        {
            // The one that is held counts: whoever asks whether the bot is ready makes it sign in no oftener.
            await token.GetAsync(cancellation);
            return Finding.Good("The bot signs in.");
        }
        catch (HttpRequestException away)
        {
            return Finding.Broken($"The login service is not reached: {away.Message}") with { Mend = "Door:Cloud, or what stands between the bot and the internet" };
        }
        catch (MsalServiceException refused)
        {
            return Finding.Broken($"The login service refuses the bot: {Reason(refused.Message)}");
        }
    }

    /// <summary>What the service said, without what the library says before it.</summary>
    private static string Reason(string message) => message.Split(Quoted)[^1].Trim();
}
