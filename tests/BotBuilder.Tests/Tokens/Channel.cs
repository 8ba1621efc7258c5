using System.Security.Claims;
using System.Security.Cryptography;
using BotBuilder.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Tokens;

/// <summary>The service that signs the channel's tokens: publishes its keys over HTTP, and signs with real ones.</summary>
internal sealed class Channel : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly List<(RsaSecurityKey Key, string[] Endorsements)> published = [];
    private LoopbackServer server = null!;
    private int readings;

    public string MetadataUrl => $"{server.Address}.well-known/openidconfiguration";

    /// <summary>How often the keys were read.</summary>
    public int Readings => Volatile.Read(ref readings);

    /// <summary>The service is there and answers no more.</summary>
    public bool IsOut { get; set; }

    public static async Task<Channel> StartAsync()
    {
        var channel = new Channel();
        channel.server = await LoopbackServer.StartAsync(channel.AnswerAsync);
        return channel;
    }

    public static RsaSecurityKey NewKey(string id, int bits = 2048) => new(RSA.Create(bits)) { KeyId = id };

    public RsaSecurityKey Publish(RsaSecurityKey key, params string[] endorsements)
    {
        published.Add((key, endorsements));
        return key;
    }

    public void Withdraw() => published.Clear();

    /// <summary>A token as the channel makes it, for an activity of this service URL; a test changes what it asks about.</summary>
    public static string Token(SecurityKey key, string serviceUrl, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AppId,
            Subject = new ClaimsIdentity([new Claim("serviceurl", serviceUrl)]),
            NotBefore = DateTime.UtcNow.AddMinutes(-1),
            Expires = DateTime.UtcNow.AddMinutes(10),
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return "Bearer " + new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (IsOut)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        if (context.Request.Path != "/keys")
        {
            return context.Response.WriteAsync(new JObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{server.Address}keys" }.ToString());
        }

        Interlocked.Increment(ref readings);
        return context.Response.WriteAsync(new JObject { ["keys"] = new JArray(published.Select(pair => Published(pair.Key, pair.Endorsements))) }.ToString());
    }

    private static JObject Published(RsaSecurityKey key, string[] endorsements)
    {
        var rsa = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["endorsements"] = new JArray(endorsements.Cast<object>().ToArray()),
            ["n"] = Base64UrlEncoder.Encode(rsa.Modulus), ["e"] = Base64UrlEncoder.Encode(rsa.Exponent),
        };
    }
}
