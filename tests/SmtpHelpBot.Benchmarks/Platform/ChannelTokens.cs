using System.Security.Cryptography;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmtpHelpBot.Benchmarks.Platform;

/// <summary>Signs tokens as the Bot Framework does, and publishes the key for them.</summary>
internal sealed class ChannelTokens : IDisposable
{
    private const string KeyId = "benchmark-key";
    private readonly RSA rsa = RSA.Create(2048);

    /// <summary>The key set that the metadata document points to.</summary>
    public object KeySet()
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    kid = KeyId,
                    n = Base64UrlEncoder.Encode(key.Modulus),
                    e = Base64UrlEncoder.Encode(key.Exponent),
                    endorsements = new[] { Channel.Name },
                },
            },
        };
    }

    /// <summary>A token for one bot and one service URL.</summary>
    public string Create(string appId, string serviceUrl) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = AuthenticationConstants.ToBotFromChannelTokenIssuer,
        Audience = appId,
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [AuthenticationConstants.ServiceUrlClaim] = serviceUrl },
        SigningCredentials = new(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
    });

    public void Dispose() => rsa.Dispose();
}
