using Newtonsoft.Json.Linq;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Entrance.Tokens;

/// <summary>Where the cloud publishes its keys: the metadata document (OpenID Connect Discovery 1.0), and the key set it leads to.</summary>
internal sealed class PublishedKeys(IHttpClientFactory clients, ChannelTrust trust)
{
    private const int LargestDocument = 1024 * 1024;

    /// <summary>Reads both; fails where one cannot be had or read.</summary>
    public async Task<ChannelKeys> ReadAsync(CancellationToken cancellation)
    {
        using var http = clients.CreateClient(nameof(PublishedKeys));
        http.MaxResponseContentBufferSize = LargestDocument;
        var metadata = JObject.Parse(await http.GetStringAsync(trust.Metadata, cancellation));
        var keySet = Uri.TryCreate((string?)metadata["jwks_uri"], UriKind.Absolute, out var address) && address.Scheme == trust.Metadata.Scheme
            ? address
            : throw new FormatException("The metadata leads to no key set.");
        return ChannelKeys.Read(await http.GetStringAsync(keySet, cancellation));
    }
}
