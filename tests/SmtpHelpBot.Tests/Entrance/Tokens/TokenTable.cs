using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>What may be written on a token and what the door says to it.</summary>
/// <param name="Name">The case in words.</param>
/// <param name="Status">What the running host answers; 200 and 501 mean that it was let in.</param>
/// <param name="Write">Changes a good token and a good activity into the case.</param>
internal sealed record TokenCase(string Name, int Status, Action<TokenScene, TokenDraft, JObject> Write);

/// <summary>The table of cases.</summary>
internal static class TokenTable
{
    private static readonly string[] Types =
        ["message", "messageUpdate", "messageDelete", "messageReaction", "conversationUpdate", "installationUpdate", "typing", "event", "endOfConversation", "invoke"];

    public static IReadOnlyList<TokenCase> All { get; } =
        [.. Headers(), .. Algorithms(), .. Keys(), .. Shapes(), .. Issuers(), .. Audiences(), .. Lifetimes(), .. ServiceUrls(), .. Endorsements(), .. Places(), .. Tenants(), .. OfEveryType()];

    private static IEnumerable<TokenCase> Headers()
    {
        yield return Good("a good token", (_, _, _) => { });
        yield return Good("a scheme in small letters", (_, token, _) => token.AsHeader = text => $"bearer {text}");
        foreach (var header in (string?[])[null, "", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ..", "Bearer null", "Basic dXNlcjpwdw==", "Negotiate abc"])
        {
            yield return Bad($"the header '{header ?? "(none)"}'", (_, token, _) => token.AsHeader = _ => header);
        }

        yield return Bad("a token without a scheme", (_, token, _) => token.AsHeader = text => text);
        yield return Bad("two tokens in one header", (_, token, _) => token.AsHeader = text => $"Bearer {text}, Bearer {text}");
        yield return Bad("a blank too many", (_, token, _) => token.AsHeader = text => $"Bearer  {text}");
        yield return Bad("a token of 13 KB", (_, token, _) => token.Says("filler", new string('x', 9_500)));
        yield return new("a header of 20 KB", 431, (_, token, _) => token.Says("filler", new string('x', 15_000)));
    }

    private static IEnumerable<TokenCase> Algorithms()
    {
        yield return Good("RS384", (scene, token, _) => token.Heads("alg", "RS384").Sign = TokenDraft.With(scene.Key, HashAlgorithmName.SHA384));
        yield return Good("RS512", (scene, token, _) => token.Heads("alg", "RS512").Sign = TokenDraft.With(scene.Key, HashAlgorithmName.SHA512));
        foreach (var none in (string[])["none", "None", "NONE", "nOnE"])
        {
            yield return Bad($"alg {none} without a signature", (_, token, _) => token.Heads("alg", none).Sign = _ => []);
            yield return Bad($"alg {none} with a good signature", (_, token, _) => token.Heads("alg", none));
        }

        yield return Bad("HS256 with the public key as PEM", (scene, token, _) => Hmac(token, Encoding.UTF8.GetBytes(scene.Key.ExportSubjectPublicKeyInfoPem())));
        yield return Bad("HS256 with the public key as DER", (scene, token, _) => Hmac(token, scene.Key.ExportSubjectPublicKeyInfo()));
        yield return Bad("HS256 with the modulus of the public key", (scene, token, _) => Hmac(token, scene.Key.ExportParameters(false).Modulus!));
        yield return Bad("PS256", (scene, token, _) => token.Heads("alg", "PS256").Sign = data => scene.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        yield return Bad("ES256", (_, token, _) => token.Heads("alg", "ES256").Sign = data => ECDsa.Create(ECCurve.NamedCurves.nistP256).SignData(data, HashAlgorithmName.SHA256));
        yield return Bad("rs256 in small letters", (_, token, _) => token.Heads("alg", "rs256"));
        yield return Bad("no alg", (_, token, _) => token.Heads("alg", null));
        yield return Bad("RS256 named, RS512 made", (scene, token, _) => token.Sign = TokenDraft.With(scene.Key, HashAlgorithmName.SHA512));
    }

    private static IEnumerable<TokenCase> Keys()
    {
        yield return Bad("a key that is not published", (scene, token, _) => token.Heads("kid", "k9").Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256));
        yield return Bad("the name of a published key, the hand of another", (scene, token, _) => token.Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256));
        yield return Bad("no kid", (_, token, _) => token.Heads("kid", null));
        yield return Bad("an empty kid", (_, token, _) => token.Heads("kid", ""));
        yield return Bad("a kid that is a path", (_, token, _) => token.Heads("kid", "../../dev/null"));
        yield return Bad("a kid that is a list", (_, token, _) => token.Heads("kid", new JArray("k1")));
        yield return Bad("a kid in other letters", (_, token, _) => token.Heads("kid", "K1"));
        yield return Bad("a published key that is too short", (_, token, _) => token.Heads("kid", "small"));
        yield return Bad("a published key that is not for signing", (_, token, _) => token.Heads("kid", "enc"));
        yield return Bad("a key that the token brings along", (scene, token, _) => token.Heads("kid", "mine").Heads("jwk", Jwk(scene.Stranger)).Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256));
        yield return Bad("a key set that the token names", (scene, token, _) => token.Heads("kid", "mine").Heads("jku", "https://evil.example/keys").Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256));
        yield return Bad("a member that the token calls critical", (_, token, _) => token.Heads("crit", new JArray("b64")).Heads("b64", false));
        yield return Good("a key that was published a moment ago", (scene, token, _) =>
        {
            scene.Identity.Publish("fresh", scene.Stranger, ["msteams"]);
            scene.Time.Advance(TimeSpan.FromMinutes(2));
            token.Heads("kid", "fresh").Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256);
        });
        yield return Bad("a key that was withdrawn", (scene, token, _) =>
        {
            scene.Identity.Withdraw("fresh");
            scene.Time.Advance(TimeSpan.FromHours(13));
            Assert.True(SpinWait.SpinUntil(() => !scene.Believes("fresh"), TimeSpan.FromSeconds(20)), "The keys are not read in the background.");
            Fresh(scene, token).Heads("kid", "fresh").Sign = TokenDraft.With(scene.Stranger, HashAlgorithmName.SHA256);
        });
    }

    private static IEnumerable<TokenCase> Shapes()
    {
        yield return Bad("a changed claim", (_, token, _) => token.AsHeader = text => $"Bearer {Changed(text)}");
        yield return Bad("a cut signature", (_, token, _) => token.AsHeader = text => $"Bearer {text[..^8]}");
        yield return Bad("no signature", (_, token, _) => token.Sign = _ => []);
        yield return Bad("a signature that is no base64", (_, token, _) => token.AsHeader = text => $"Bearer {text[..text.LastIndexOf('.')]}.%%%");
        yield return Bad("two parts", (_, token, _) => token.AsHeader = text => $"Bearer {text[..text.LastIndexOf('.')]}");
        yield return Bad("four parts", (_, token, _) => token.AsHeader = text => $"Bearer {text}.x");
        yield return Bad("an encrypted token", (_, token, _) => token.Heads("enc", "A256GCM").AsHeader = text => $"Bearer {text}.x.y");
        yield return Bad("claims that are a list", (scene, token, _) => token.AsHeader = text => $"Bearer {Signed(scene, text, "[]")}");
        yield return Bad("claims that are no JSON", (scene, token, _) => token.AsHeader = text => $"Bearer {Signed(scene, text, "claims")}");
        yield return Bad("claims of a thousand levels", (scene, token, _) => token.AsHeader = text => $"Bearer {Signed(scene, text, new string('[', 1000) + new string(']', 1000))}");
    }

    private static IEnumerable<TokenCase> Issuers()
    {
        foreach (var issuer in (string?[])
        [
            null, "", "https://api.botframework.com/", "https://API.botframework.com", "http://api.botframework.com", "https://api.botframework.us",
            "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
        ])
        {
            yield return Bad($"the issuer '{issuer ?? "(none)"}'", (_, token, _) => token.Says("iss", issuer));
        }

        yield return Bad("a token as the emulator makes it", (_, token, _) =>
            token.Says("iss", "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/").Says("ver", "1.0").Says("appid", TokenDraft.AppId));
    }

    private static IEnumerable<TokenCase> Audiences()
    {
        yield return Good("a list of one audience, ours", (_, token, _) => token.Says("aud", new JArray(TokenDraft.AppId)));
        yield return Bad("no audience", (_, token, _) => token.Says("aud", null));
        yield return Bad("an empty audience", (_, token, _) => token.Says("aud", ""));
        yield return Bad("another bot", (_, token, _) => token.Says("aud", "99999999-2222-3333-4444-555555555555"));
        yield return Bad("no list of audiences at all", (_, token, _) => token.Says("aud", new JArray()));
        yield return Bad("ours and another", (_, token, _) => token.Says("aud", new JArray(TokenDraft.AppId, "another")));
        yield return Bad("ours twice", (_, token, _) => token.Says("aud", new JArray(TokenDraft.AppId, TokenDraft.AppId)));
        yield return Bad("ours with more behind it", (_, token, _) => token.Says("aud", $"{TokenDraft.AppId}x"));
        yield return Bad("an audience that is a number", (_, token, _) => token.Says("aud", 1));
    }

    private static IEnumerable<TokenCase> Lifetimes()
    {
        yield return Good("ended five minutes ago", (_, token, _) => token.Says("exp", At(token, -300)));
        yield return Bad("ended five minutes and a second ago", (_, token, _) => token.Says("exp", At(token, -301)));
        yield return Good("begins in five minutes", (_, token, _) => token.Says("nbf", At(token, 300)));
        yield return Bad("begins in five minutes and a second", (_, token, _) => token.Says("nbf", At(token, 301)));
        yield return Good("has no beginning", (_, token, _) => token.Says("nbf", null));
        yield return Bad("has no end", (_, token, _) => token.Says("exp", null));
        yield return Bad("ended in 1970", (_, token, _) => token.Says("exp", 0));
        yield return Bad("ended before 1970", (_, token, _) => token.Says("exp", -1));
        yield return Bad("an end that is a word", (_, token, _) => token.Says("exp", "never"));
        yield return Bad("an end that is a list", (_, token, _) => token.Says("exp", new JArray(1, 2)));
    }

    private static IEnumerable<TokenCase> ServiceUrls()
    {
        yield return Good("the service URL in capitals", (_, token, _) => token.Says("serviceurl", TokenDraft.ServiceUrl.ToUpperInvariant()));
        foreach (var url in (string?[])[null, "", "https://elsewhere.example.org/", "https://smba.trafficmanager.net/teams", "https://smba.trafficmanager.net/emea/", "http://smba.trafficmanager.net/teams/"])
        {
            yield return Bad($"a token for the service URL '{url ?? "(none)"}'", (_, token, _) => token.Says("serviceurl", url));
        }

        yield return Bad("a token for two service URLs", (_, token, _) => token.Says("serviceurl", new JArray(TokenDraft.ServiceUrl, "https://elsewhere.example.org/")));
        yield return Bad("another spelling of the claim", (_, token, _) => token.Says("serviceurl", null).Says("ServiceUrl", TokenDraft.ServiceUrl));
    }

    private static IEnumerable<TokenCase> Endorsements()
    {
        yield return Good("another channel of the key, which is served", (_, _, activity) => activity["channelId"] = "webchat");
        yield return new("another channel of the key, which is not served", 403, (_, _, activity) => activity["channelId"] = "directline");
        yield return new("a channel that is not served, with our tenant and without", 403, (_, _, activity) => WithoutTenant(activity)["channelId"] = "directline");
        yield return Bad("a channel that the key is not endorsed for", (_, _, activity) => activity["channelId"] = "line");
        yield return Bad("the channel in other letters", (_, _, activity) => activity["channelId"] = "MSTeams");
        yield return Bad("a key that is endorsed for nothing", (_, token, _) => token.Heads("kid", "bare"));
    }

    /// <summary>Everything agrees, and the place is none of the cloud's.</summary>
    private static IEnumerable<TokenCase> Places()
    {
        foreach (var url in (string[])
        [
            "https://evil.example/", "https://smba.trafficmanager.net.evil.example/", "https://evil.trafficmanager.net/teams/", "http://smba.trafficmanager.net/teams/",
            "https://smba.trafficmanager.net:8443/teams/", "https://smba.trafficmanager.net@evil.example/", "https://anna@smba.trafficmanager.net/teams/",
            "https://smba.infra.gov.teams.microsoft.us/teams/", "https://botframework.com.evil.example/", "https://evilbotframework.com/", "https://169.254.169.254/", "http://localhost:9000/",
        ])
        {
            yield return new($"a channel at {url}", 403, (_, token, activity) => Move(token, activity, url));
        }

        foreach (var url in (string[])["https://SMBA.trafficmanager.net/teams/", "https://smba.infra.gcc.teams.microsoft.com/gcc", "https://webchat.botframework.com/"])
        {
            yield return Good($"a channel at {url}", (_, token, activity) => Move(token, activity, url));
        }
    }

    private static IEnumerable<TokenCase> Tenants()
    {
        const string Other = "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee";
        yield return Good("our tenant in capitals", (_, _, activity) => activity["conversation"]!["tenantId"] = TokenScene.Tenant.ToUpperInvariant());
        yield return new("another tenant", 403, (_, _, activity) => (activity["conversation"]!["tenantId"], activity["channelData"]!["tenant"]!["id"]) = (Other, Other));
        yield return new("another tenant in the channel's data", 403, (_, _, activity) => activity["channelData"]!["tenant"]!["id"] = Other);
        yield return new("another tenant of the conversation", 403, (_, _, activity) => activity["conversation"]!["tenantId"] = Other);
        yield return new("a tenant that is no GUID", 403, (_, _, activity) => activity["conversation"]!["tenantId"] = "*");
        yield return new("no tenant, in Teams", 403, (_, _, activity) => WithoutTenant(activity));
        yield return Good("no tenant, in the portal's test chat", (_, _, activity) => WithoutTenant(activity)["channelId"] = "webchat");
    }

    private static IEnumerable<TokenCase> OfEveryType() => Types.SelectMany(type => (IEnumerable<TokenCase>)
    [
        new($"{type}: good", type == "invoke" ? 501 : 200, (_, _, activity) => activity["type"] = type),
        new($"{type}: no token", 401, (_, token, activity) => (activity["type"], token.AsHeader) = (type, _ => null)),
        new($"{type}: another service URL", 401, (_, token, activity) => (activity["type"], token.Payload["serviceurl"]) = (type, "https://elsewhere.example.org/")),
        new($"{type}: a channel that the key is not endorsed for", 401, (_, _, activity) => (activity["type"], activity["channelId"]) = (type, "line")),
        new($"{type}: another tenant", 403, (_, _, activity) => (activity["type"], activity["conversation"]!["tenantId"]) = (type, "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee")),
    ]);

    private static TokenCase Good(string name, Action<TokenScene, TokenDraft, JObject> write) => new(name, 200, write);

    private static TokenCase Bad(string name, Action<TokenScene, TokenDraft, JObject> write) => new(name, 401, write);

    private static void Hmac(TokenDraft token, byte[] key) => token.Heads("alg", "HS256").Sign = data => HMACSHA256.HashData(key, data);

    private static long At(TokenDraft token, int seconds) => token.Now.ToUnixTimeSeconds() + seconds;

    private static TokenDraft Fresh(TokenScene scene, TokenDraft token) =>
        token.Says("nbf", scene.Time.GetUtcNow().ToUnixTimeSeconds()).Says("exp", scene.Time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds());

    private static void Move(TokenDraft token, JObject activity, string url)
    {
        token.Says("serviceurl", url);
        activity["serviceUrl"] = url;
    }

    private static JObject WithoutTenant(JObject activity)
    {
        activity.Remove("channelData");
        ((JObject)activity["conversation"]!).Remove("tenantId");
        return activity;
    }

    private static JObject Jwk(RSA key) => new()
    {
        ["kty"] = "RSA", ["kid"] = "mine", ["n"] = Base64UrlEncoder.Encode(key.ExportParameters(false).Modulus), ["e"] = Base64UrlEncoder.Encode(key.ExportParameters(false).Exponent),
    };

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("1111", "2222", StringComparison.Ordinal))}.{parts[2]}";
    }

    /// <summary>The token with other claims, rightly signed.</summary>
    private static string Signed(TokenScene scene, string token, string claims)
    {
        var signed = $"{token.Split('.')[0]}.{Base64UrlEncoder.Encode(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(TokenDraft.With(scene.Key, HashAlgorithmName.SHA256)(Encoding.ASCII.GetBytes(signed)))}";
    }
}
