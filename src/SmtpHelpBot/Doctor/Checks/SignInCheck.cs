using Microsoft.Identity.Client;
using SmtpHelpBot.Credentials;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the bot gets its own token, without which nothing goes out to Teams.</summary>
internal sealed class SignInCheck(IServiceProvider services) : ICheck
{
    private const string Quoted = "Original exception:";

    public string Name => "token";

    public string Mend => "MicrosoftAppPassword (or the certificate), MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppType";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (services.GetService<ITokenIssuer>() is not { } issuer)
        {
            return Finding.NotUsed("Teams is not connected.");
        }

        try
        {
            await issuer.IssueAsync(cancellation);
            return Finding.Good("The bot signs in.");
        }
        catch (MsalServiceException refused)
        {
            return Finding.Broken($"The login service refuses the bot: {Reason(refused.Message)}");
        }
    }

    /// <summary>What the service said, without what the library says before it.</summary>
    private static string Reason(string message) => message.Split(Quoted)[^1].Trim();
}
