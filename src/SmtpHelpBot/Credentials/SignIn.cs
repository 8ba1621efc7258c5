using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>Gets the bot's tokens by signing it in: with its secret or certificate, or as its managed identity. Nothing is remembered here.</summary>
internal sealed class SignIn(IOptions<TeamsOptions> options, ChannelTrust trust, AppCertificate certificate, IHttpClientFactory clients) : ITokenIssuer
{
    /// <summary>An error is not kept: a certificate that is mended is used at the next try.</summary>
    private readonly Lazy<Func<CancellationToken, Task<AuthenticationResult>>> ask = new(() => options.Value.IsManagedIdentity
        ? AsIdentity(options.Value, trust, new Clients(clients))
        : AsClient(options.Value, trust, certificate, new Clients(clients)), LazyThreadSafetyMode.PublicationOnly);

    public async Task<(string Token, DateTimeOffset End)> IssueAsync(CancellationToken cancellation)
    {
        var answer = await ask.Value(cancellation);
        return (answer.AccessToken, answer.ExpiresOn);
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> AsIdentity(TeamsOptions options, ChannelTrust trust, IMsalHttpClientFactory http)
    {
        var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.MicrosoftAppId)).WithHttpClientFactory(http).Build();
        return cancellation => identity.AcquireTokenForManagedIdentity(trust.Resource).WithForceRefresh(true).ExecuteAsync(cancellation);
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> AsClient(TeamsOptions options, ChannelTrust trust, AppCertificate certificate, IMsalHttpClientFactory http)
    {
        // The authority is the host's own setting; to ask a third party whether it is known would send the tenant there.
        var builder = ConfidentialClientApplicationBuilder.Create(options.MicrosoftAppId).WithAuthority(trust.Authority.ToString(), validateAuthority: false)
            .WithInstanceDiscovery(false).WithLegacyCacheCompatibility(false).WithHttpClientFactory(http);
        var client = (certificate.Value is { } proof ? builder.WithCertificate(proof, sendX5C: true) : builder.WithClientSecret(options.MicrosoftAppPassword)).Build();
        return cancellation => client.AcquireTokenForClient([$"{trust.Resource}/.default"]).WithForceRefresh(true).ExecuteAsync(cancellation);
    }

    private sealed class Clients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(nameof(SignIn));
    }
}
