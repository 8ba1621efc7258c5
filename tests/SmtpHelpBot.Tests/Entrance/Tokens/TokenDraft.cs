using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>A token by hand, member by member, so that a test can write what no library would.</summary>
internal sealed class TokenDraft
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    public TokenDraft(string keyId, RSA key, DateTimeOffset now)
    {
        Header = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId };
        Payload = new()
        {
            ["iss"] = Issuer, ["aud"] = AppId, ["serviceurl"] = ServiceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
        };
        Now = now;
        Sign = With(key, HashAlgorithmName.SHA256);
    }

    public DateTimeOffset Now { get; }

    public JObject Header { get; }

    public JObject Payload { get; }

    public Func<byte[], byte[]> Sign { get; set; }

    /// <summary>The header of the request, made of the token; null for none.</summary>
    public Func<string, string?> AsHeader { get; set; } = token => $"Bearer {token}";

    public static Func<byte[], byte[]> With(RSA key, HashAlgorithmName hash) => data => key.SignData(data, hash, RSASignaturePadding.Pkcs1);

    /// <summary>Changes what a test asks about.</summary>
    public TokenDraft Says(string claim, JToken? value)
    {
        Set(Payload, claim, value);
        return this;
    }

    public TokenDraft Heads(string member, JToken? value)
    {
        Set(Header, member, value);
        return this;
    }

    public override string ToString()
    {
        var signed = $"{Encode(Header)}.{Encode(Payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(JObject part) => Base64UrlEncoder.Encode(part.ToString());

    private static void Set(JObject part, string name, JToken? value)
    {
        if (value is null)
        {
            part.Remove(name);
        }
        else
        {
            part[name] = value;
        }
    }
}
