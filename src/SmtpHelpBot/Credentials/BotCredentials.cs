using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>The bot's credentials as the bot SDK asks for them. Where to sign in, and for what, is the host's to say.</summary>
internal sealed class BotCredentials(ChannelTrust trust, BotToken token) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == trust.AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(token);
}
