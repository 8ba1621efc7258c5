using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Settings.Pasted;

/// <summary>Brings the settings of a client into one form. What is computed (<c>process.env.X</c>, <c>$HOST</c>) is not known.</summary>
internal static class FieldReader
{
    private const int ImplicitPort = 465;
    private static readonly string[] Computed = ["process.env", "os.environ", "getenv", "env(", "ENV[", "ENV.", "${", "$(", "{{", "config(", "System."];

    /// <summary>The settings of a client in a text.</summary>
    public static PastedSettings Read(Client client, Client described, ConfigText config)
    {
        var keys = described.Keys ?? new ClientKeys([], []);
        var field = config.FindAny(keys.Host);
        var (host, behind) = Split(Plain(field));
        var port = Number(Plain(config.FindAny(keys.Port))) ?? behind;
        var read = new PastedSettings(client, config)
        {
            HostField = field,
            Host = IsHost(host) ? host!.ToLowerInvariant() : null,
            Port = port,
            Encryption = EncryptionOf(described, config, port, host is not null),
            User = Plain(config.FindAny(keys.User)),
            From = Plain(config.FindAny(keys.From)),
        };
        return read with { Provider = ProviderCatalog.Shared.Of(read.Host, read.MailDomain) };
    }

    /// <summary>Whether a client's settings stand in the text: a server, and a port or user name with it.</summary>
    public static bool IsConfigured(this PastedSettings pasted) =>
        pasted.HostField is { Length: > 0 } && (pasted.Port is not null || pasted.User is not null || pasted.Encryption is not null);

    private static string? Plain(string? value) =>
        value is null || Array.Exists(Computed, piece => value.Contains(piece, StringComparison.Ordinal)) || value.StartsWith('$') ? null : value.Trim('"', '\'', ' ');

    /// <summary>Takes <c>host:port</c> and Postfix's <c>[host]:port</c> apart.</summary>
    private static (string? Host, int? Port) Split(string? field)
    {
        var host = field?.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).TrimEnd('.');
        var colon = host?.LastIndexOf(':') ?? -1;
        return colon > 0 && Number(host![(colon + 1)..]) is { } port ? (host[..colon], port) : (host, null);
    }

    /// <summary>The number at the beginning of a value: <c>587 (STARTTLS)</c> is 587.</summary>
    private static int? Number(string? value)
    {
        var text = value is null ? "" : value[(value.LastIndexOf(':') + 1)..].Trim();
        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;
    }

    private static bool IsHost(string? host) => host is { Length: > 0 } && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4;

    private static Encryption? EncryptionOf(Client described, ConfigText config, int? port, bool hostGiven)
    {
        if (described.Encryption is not { } signs)
        {
            return null;
        }

        if (signs.Signs.FirstOrDefault(sign => Holds(sign, config, port)) is { } found)
        {
            return found.Means;
        }

        return !hostGiven || port is null ? null : signs.Otherwise switch
        {
            EncryptionDefault.None => Encryption.None,
            EncryptionDefault.StartTls => Encryption.StartTls,
            EncryptionDefault.ByPort => port == ImplicitPort ? Encryption.ImplicitTls : Encryption.StartTls,
            EncryptionDefault.Unknown => null,
            _ => throw new ArgumentOutOfRangeException(nameof(described), signs.Otherwise, "Not a default."),
        };
    }

    private static bool Holds(EncryptionSign sign, ConfigText config, int? port) =>
        (sign.Port is null || port == sign.Port) && (sign.Text is null || config.Has(sign.Text)) && (sign.Is is null || Says(sign, config, sign.Is));

    private static bool Says(EncryptionSign sign, ConfigText config, IReadOnlyList<string> values) =>
        (sign.Key is { } key ? config.Find(key) : config.FindAny(sign.Keys)) is { } value && values.Contains(value.Trim().ToLowerInvariant(), StringComparer.Ordinal);
}
