using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

public static class BotFrameworkAuthenticationFactory
{
    private static readonly Lazy<HttpClient> OwnHttp = new(() => new HttpClient());

    public static BotFrameworkAuthentication Create() => Create(
        null, false, null, null, null, null, null, null, null, new PasswordServiceClientCredentialFactory(), new AuthenticationConfiguration(), null, null);

    public static BotFrameworkAuthentication Create(
        string channelService,
        bool validateAuthority,
        string toChannelFromBotLoginUrl,
        string toChannelFromBotOAuthScope,
        string toBotFromChannelTokenIssuer,
        string oAuthUrl,
        string toBotFromChannelOpenIdMetadataUrl,
        string toBotFromEmulatorOpenIdMetadataUrl,
        string callerId,
        ServiceClientCredentialsFactory credentialFactory,
        AuthenticationConfiguration authConfiguration,
        IHttpClientFactory httpClientFactory,
        ILogger logger)
    {
        var own = !string.IsNullOrEmpty(toChannelFromBotLoginUrl) || !string.IsNullOrEmpty(toBotFromChannelOpenIdMetadataUrl);
        var addresses = new AuthenticationAddresses(
            Or(toChannelFromBotLoginUrl, AuthenticationConstants.ToChannelFromBotLoginUrl),
            !own || validateAuthority,
            Or(toChannelFromBotOAuthScope, AuthenticationConstants.ToChannelFromBotOAuthScope),
            Or(toBotFromChannelTokenIssuer, AuthenticationConstants.ToBotFromChannelTokenIssuer),
            Or(toBotFromChannelOpenIdMetadataUrl, AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl),
            Or(callerId, "urn:botframework:azure"));
        return new ParameterizedBotFrameworkAuthentication(
            addresses, credentialFactory, authConfiguration ?? new(), () => httpClientFactory?.CreateClient(nameof(BotFrameworkAuthentication)) ?? OwnHttp.Value);
    }

    private static string Or(string value, string standard) => string.IsNullOrEmpty(value) ? standard : value;
}
