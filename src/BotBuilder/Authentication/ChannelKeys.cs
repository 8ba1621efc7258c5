using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The keys that a channel signs its tokens with, each with the channels it is endorsed for.</summary>
internal sealed record ChannelKeys(IReadOnlyDictionary<string, ChannelKey> ById)
{
    public IEnumerable<SecurityKey> All => ById.Values.Select(key => key.Key);
}

/// <summary>A signing key and the channel ids in its <c>endorsements</c>.</summary>
internal sealed record ChannelKey(SecurityKey Key, HashSet<string> Endorsements);

/// <summary>Reads the metadata document and the key set it points to.</summary>
internal sealed class ChannelKeysRetriever : IConfigurationRetriever<ChannelKeys>
{
    public async Task<ChannelKeys> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var metadata = JObject.Parse(await retriever.GetDocumentAsync(address, cancel).ConfigureAwait(false));
        var keySetAddress = metadata.Value<string>("jwks_uri") ?? throw new InvalidOperationException("The metadata names no jwks_uri.");
        var document = await retriever.GetDocumentAsync(keySetAddress, cancel).ConfigureAwait(false);
        var endorsements = (JObject.Parse(document)["keys"] ?? new JArray()).OfType<JObject>().ToLookup(key => key.Value<string>("kid"), StringComparer.Ordinal);
        var keys = new JsonWebKeySet(document).GetSigningKeys().Where(key => key.KeyId is not null).DistinctBy(key => key.KeyId, StringComparer.Ordinal);
        return new(keys.ToDictionary(key => key.KeyId, key => new ChannelKey(key, Endorsed(endorsements[key.KeyId])), StringComparer.Ordinal));
    }

    private static HashSet<string> Endorsed(IEnumerable<JObject> keys) =>
        keys.SelectMany(key => (key["endorsements"] as JArray)?.Values<string>() ?? []).ToHashSet(StringComparer.Ordinal);
}
