using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the bot gets its own token, without which nothing goes out to Teams.</summary>
internal sealed class SignInCheck(IServiceProvider services, IOptions<TeamsOptions> teams) : ICheck
{
    private const string Registration = "MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppType, Door:Cloud";
    private const string Quoted = "Original exception:";

    public string Name => "token";

    public string Mend => teams.Value switch
    {
        { IsManagedIdentity: true } => "MicrosoftAppId, or the managed identity that this computer has in Azure",
        { MicrosoftAppCertificatePath.Length: > 0 } => $"MicrosoftAppCertificatePath (the certificate and its password), {Registration}",
        { MicrosoftAppCertificateThumbprint.Length: > 0 } => $"MicrosoftAppCertificateThumbprint (the certificate in the store), {Registration}",
        _ => $"MicrosoftAppPassword, {Registration}",
    };

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
