using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SmtpHelpBot.Settings;

/// <summary>How the bot is known to Azure Bot Service, under the names that Bot Framework samples and templates use.</summary>
internal sealed class TeamsOptions : IValidatableObject
{
    private static readonly string[] AppTypes = ["SingleTenant", "UserAssignedMSI", "MultiTenant"];

    /// <summary>The app id, in the one way of writing that tokens have; empty where Teams is not connected.</summary>
    public string MicrosoftAppId { get; set => field = AsTokensWriteIt(value); } = "";

    /// <summary>SingleTenant, UserAssignedMSI or MultiTenant.</summary>
    public string MicrosoftAppType { get; set; } = "SingleTenant";

    /// <summary>The client secret; none for a managed identity or a certificate.</summary>
    public string MicrosoftAppPassword { get; set; } = "";

    /// <summary>The day on which the client secret ends, as yyyy-MM-dd; the bot warns before it.</summary>
    public string MicrosoftAppPasswordEnds { get; set; } = "";

    /// <summary>A file with a certificate and its private key, PKCS #12 or PEM, in place of a secret.</summary>
    public string MicrosoftAppCertificatePath { get; set; } = "";

    /// <summary>The password of that file.</summary>
    public string MicrosoftAppCertificatePassword { get; set; } = "";

    /// <summary>The thumbprint of a certificate in this computer's store, in place of a file.</summary>
    public string MicrosoftAppCertificateThumbprint { get; set; } = "";

    /// <summary>The tenant of the app, in the one way of writing that tokens have.</summary>
    public string MicrosoftAppTenantId { get; set => field = AsTokensWriteIt(value); } = "";

    /// <summary>Who issues the tokens of the channels, where it is not the cloud's own; for a platform that is played.</summary>
    public string ToBotFromChannelTokenIssuer { get; set; } = "";

    /// <summary>The OpenID document that leads to the keys of those tokens, where it is not the cloud's own.</summary>
    public string ToBotFromChannelOpenIdMetadataUrl { get; set; } = "";

    /// <summary>Where the bot gets its own token, where it is not the cloud's own.</summary>
    public string ToChannelFromBotLoginUrl { get; set; } = "";

    /// <summary>What that token is for, where it is not the cloud's own.</summary>
    public string ToChannelFromBotOAuthScope { get; set; } = "";

    /// <summary>Samples name the cloud by it; here Door:Cloud does, and it must be empty.</summary>
    public string ChannelService { get; set; } = "";

    /// <summary>Whether the bot needs no secret because the computer it runs on vouches for it.</summary>
    public bool IsManagedIdentity => Is("UserAssignedMSI");

    /// <summary>Whether the bot signs in at the tenant of the Bot Framework, and not at its own.</summary>
    public bool IsMultiTenant => Is("MultiTenant");

    /// <summary>A GUID in small letters, with hyphens and without braces; what is none stays as it is.</summary>
    internal static string AsTokensWriteIt(string text) => Guid.TryParse(text, out var id) ? $"{id}" : text;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MicrosoftAppId.Length == 0)
        {
            yield break;
        }

        if (!Guid.TryParse(MicrosoftAppId, out _))
        {
            yield return new($"{nameof(MicrosoftAppId)} must be the GUID of the app registration.");
        }

        if (!AppTypes.Contains(MicrosoftAppType, StringComparer.OrdinalIgnoreCase))
        {
            yield return new($"{nameof(MicrosoftAppType)} must be one of {string.Join(", ", AppTypes)}.");
        }

        string[] proofs = [MicrosoftAppPassword, MicrosoftAppCertificatePath, MicrosoftAppCertificateThumbprint];
        if (!IsManagedIdentity && proofs.Count(proof => proof.Length > 0) != 1)
        {
            yield return new(
                $"One of {nameof(MicrosoftAppPassword)} (the client secret), {nameof(MicrosoftAppCertificatePath)} and {nameof(MicrosoftAppCertificateThumbprint)} must be set for app type {MicrosoftAppType}; UserAssignedMSI needs none.");
        }

        if (MicrosoftAppPasswordEnds.Length > 0 && !DateOnly.TryParseExact(MicrosoftAppPasswordEnds, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new($"{nameof(MicrosoftAppPasswordEnds)} must be a day such as 2027-01-31.");
        }

        if (!Guid.TryParse(MicrosoftAppTenantId, out _) && !(IsMultiTenant && MicrosoftAppTenantId.Length == 0))
        {
            yield return new($"{nameof(MicrosoftAppTenantId)} must be the GUID of the tenant for app type {MicrosoftAppType}.");
        }

        foreach (var fault in FaultsOfCloud())
        {
            yield return fault;
        }
    }

    private IEnumerable<ValidationResult> FaultsOfCloud()
    {
        (string Name, string Value)[] addresses = [(nameof(ToBotFromChannelOpenIdMetadataUrl), ToBotFromChannelOpenIdMetadataUrl), (nameof(ToChannelFromBotLoginUrl), ToChannelFromBotLoginUrl)];
        foreach (var (name, _) in addresses.Where(address => address.Value.Length > 0 && !IsSafe(address.Value)))
        {
            yield return new($"{name} must be an https address.");
        }

        if (ChannelService.Length > 0)
        {
            yield return new($"{nameof(ChannelService)} is not used here: take it out, and set Door:Cloud to Government or China where it named one.");
        }
    }

    /// <summary>Keys and tokens come over https, or from this computer.</summary>
    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private bool Is(string type) => MicrosoftAppType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
