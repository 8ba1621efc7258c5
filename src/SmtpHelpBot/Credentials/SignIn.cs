using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>Gets the bot's tokens by signing it in: with its secret or certificate, or as its managed identity. Nothing is remembered here.</summary>
internal sealed class SignIn(IOptions<TeamsOptions> options, ChannelTrust trust, AppCertificate certificate, IHttpClientFactory clients) : ITokenIssuer
{
    private (Func<CancellationToken, Task<AuthenticationResult>> Ask, X509Certificate2? Proof)? client;

    public async Task<(string Token, DateTimeOffset End)> IssueAsync(CancellationToken cancellation)
    {
        var answer = await Client().Ask(cancellation);
        return (answer.AccessToken, answer.ExpiresOn);
    }

    /// <summary>Made once for each certificate: one that was renewed is used from the next token on.</summary>
    private (Func<CancellationToken, Task<AuthenticationResult>> Ask, X509Certificate2? Proof) Client()
    {
        var proof = options.Value.IsManagedIdentity ? null : certificate.Value;
        if (client is not { } made || made.Proof != proof)
        {
            client = made = (options.Value.IsManagedIdentity
                ? AsIdentity(options.Value, trust, new Clients(clients))
                : AsClient(options.Value, trust, proof, new Clients(clients)), proof);
        }

        return made;
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> AsIdentity(TeamsOptions options, ChannelTrust trust, IMsalHttpClientFactory http)
    {
        var identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.MicrosoftAppId)).WithHttpClientFactory(http).Build();
        return cancellation => identity.AcquireTokenForManagedIdentity(trust.Resource).WithForceRefresh(true).ExecuteAsync(cancellation);
    }

    private static Func<CancellationToken, Task<AuthenticationResult>> AsClient(TeamsOptions options, ChannelTrust trust, X509Certificate2? proof, IMsalHttpClientFactory http)
    {
        // The authority is the host's own setting; to ask a third party whether it is known would send the tenant there.
        var builder = ConfidentialClientApplicationBuilder.Create(options.MicrosoftAppId).WithAuthority(trust.Authority.ToString(), validateAuthority: false)
            .WithInstanceDiscovery(false).WithLegacyCacheCompatibility(false).WithHttpClientFactory(http);
        var bot = (proof is not null ? builder.WithCertificate(proof, sendX5C: true) : builder.WithClientSecret(options.MicrosoftAppPassword)).Build();
        return cancellation => bot.AcquireTokenForClient([$"{trust.Resource}/.default"]).WithForceRefresh(true).ExecuteAsync(cancellation);
    }

    private sealed class Clients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(nameof(SignIn));
    }
}
