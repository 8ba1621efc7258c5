using System.Net.Http.Headers;
using Microsoft.Rest;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>The bot's own token, on requests to the service URLs that it answers to and on no other.</summary>
internal sealed class BotToken(RenewedToken token, ServiceUrls serviceUrls) : ServiceClientCredentials
{
    /// <summary>Puts the token on the request; it throws <see cref="TokenKeptException"/> where the request goes elsewhere.</summary>
    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address || !serviceUrls.Allows(address))
        {
            throw new TokenKeptException();
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync(cancellationToken));
    }
}

/// <summary>A request goes where the bot's token must not.</summary>
internal sealed class TokenKeptException() : Exception("The bot's token goes to no such address. Door:ServiceUrls names those of your platform.");
