using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>The keys that a channel signs its tokens with, each with the channels it is endorsed for.</summary>
internal sealed record ChannelKeys(IReadOnlyDictionary<string, ChannelKey> ById)
{
    /// <summary>A shorter key proves nothing (NIST SP 800-131A).</summary>
    private const int ShortestKey = 2048;

    public IEnumerable<SecurityKey> All => ById.Values.Select(key => key.Key);

    /// <summary>Reads a key set (RFC 7517) with the channel's own member <c>endorsements</c>; fails where there is no key in it that signs.</summary>
    public static ChannelKeys Read(string document)
    {
        var endorsements = (JObject.Parse(document)["keys"] as JArray ?? []).OfType<JObject>().ToLookup(key => (string?)key["kid"], StringComparer.Ordinal);
        var keys = new JsonWebKeySet(document).GetSigningKeys()
            .Where(key => key is RsaSecurityKey { KeySize: >= ShortestKey } or X509SecurityKey { KeySize: >= ShortestKey } && !string.IsNullOrEmpty(key.KeyId))
            .DistinctBy(key => key.KeyId, StringComparer.Ordinal)
            .ToDictionary(key => key.KeyId, key => new ChannelKey(key, Endorsed(endorsements[key.KeyId])), StringComparer.Ordinal);
        return keys.Count > 0 ? new(keys) : throw new FormatException("The key set has no key that signs.");
    }

    private static HashSet<string> Endorsed(IEnumerable<JObject> keys) =>
        keys.SelectMany(key => (key["endorsements"] as JArray)?.Values<string>() ?? []).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

/// <summary>A signing key and the channel ids in its <c>endorsements</c>.</summary>
internal sealed record ChannelKey(SecurityKey Key, HashSet<string> Endorsements);
