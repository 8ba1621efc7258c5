using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Settings.Pasted;

/// <summary>Settings as somebody pasted them, brought into one form. Lives only while they are read.</summary>
/// <param name="Client">The client that they are for.</param>
/// <param name="Config">The text, taken apart.</param>
internal sealed record PastedSettings(Client Client, ConfigText Config)
{
    /// <summary>What stands in the field for the server; null where there is none.</summary>
    public string? HostField { get; init; }

    /// <summary>The server, where the field holds a plain name or address.</summary>
    public string? Host { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>The encryption; null where it cannot be told.</summary>
    public Encryption? Encryption { get; init; }

    /// <summary>The user name, where it stands there as it is.</summary>
    public string? User { get; init; }

    /// <summary>The sender's address, where it stands there as it is.</summary>
    public string? From { get; init; }

    /// <summary>What is left of the password; null where none stands there.</summary>
    public MaskedSecret? Password { get; init; }

    /// <summary>Whether the password stands in an address.</summary>
    public bool PasswordInAddress { get; init; }

    /// <summary>The provider; null where neither server nor address tells.</summary>
    public Provider? Provider { get; init; }

    /// <summary>The domain of the address that signs in or, failing that, sends.</summary>
    public string? MailDomain => DomainOf(User) ?? DomainOf(From);

    /// <summary>Whether a server stands there that is not on the same computer or network.</summary>
    public bool IsRemote => Host is { } host && host.Contains('.', StringComparison.Ordinal) && !host.StartsWith("127.", StringComparison.Ordinal);

    private static string? DomainOf(string? address) =>
        address?.LastIndexOf('@') is >= 0 and var at && address[(at + 1)..].TrimEnd('>', ' ').ToLowerInvariant() is { Length: > 0 } domain
        && Uri.CheckHostName(domain) == UriHostNameType.Dns ? domain : null;
}
