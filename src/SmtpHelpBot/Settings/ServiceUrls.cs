namespace SmtpHelpBot.Settings;

/// <summary>
/// The addresses that the bot answers to, and the only ones that its own token ever goes to: hosts over https on the usual port.
/// An address on this computer may be named whole, for a platform that is played there.
/// </summary>
internal sealed class ServiceUrls(IEnumerable<string> names)
{
    private const string AnySubdomain = "*.";
    private readonly IReadOnlyList<string> names = [.. names];

    /// <summary>Whether a setting names something that can be allowed.</summary>
    public static bool IsName(string name) => IsLoopbackOrigin(name) || IsHost(name.StartsWith(AnySubdomain, StringComparison.Ordinal) ? name[AnySubdomain.Length..] : name);

    public bool Allows(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && Allows(url);

    public bool Allows(Uri url) => url.UserInfo.Length == 0 && names.Any(name => Fits(name, url));

    private static bool Fits(string name, Uri url) => name switch
    {
        _ when IsLoopbackOrigin(name) => new Uri(name).GetLeftPart(UriPartial.Authority).Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase),
        _ when url.Scheme != Uri.UriSchemeHttps || !url.IsDefaultPort => false,
        _ when name.StartsWith(AnySubdomain, StringComparison.Ordinal) => url.IdnHost.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase),
        _ => url.IdnHost.Equals(name, StringComparison.OrdinalIgnoreCase),
    };

    private static bool IsLoopbackOrigin(string name) => Uri.TryCreate(name, UriKind.Absolute, out var url) && url.IsLoopback && url.Scheme is "http" or "https";

    private static bool IsHost(string name) => name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns;
}
