using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Settings;

/// <summary>How the bot is known to Azure Bot Service, under the names that Bot Framework samples and templates use.</summary>
internal sealed class TeamsOptions : IValidatableObject
{
    private static readonly string[] AppTypes = ["SingleTenant", "UserAssignedMSI", "MultiTenant"];

    /// <summary>The app id; empty where Teams is not connected.</summary>
    public string MicrosoftAppId { get; set; } = "";

    /// <summary>SingleTenant, UserAssignedMSI or MultiTenant.</summary>
    public string MicrosoftAppType { get; set; } = "SingleTenant";

    /// <summary>The client secret; none for a managed identity.</summary>
    public string MicrosoftAppPassword { get; set; } = "";

    /// <summary>The tenant of the app.</summary>
    public string MicrosoftAppTenantId { get; set; } = "";

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

        if (MicrosoftAppPassword.Length == 0 && !Is("UserAssignedMSI"))
        {
            yield return new($"{nameof(MicrosoftAppPassword)} must be the client secret for app type {MicrosoftAppType}; UserAssignedMSI needs none.");
        }

        if (!Guid.TryParse(MicrosoftAppTenantId, out _) && !Is("MultiTenant"))
        {
            yield return new($"{nameof(MicrosoftAppTenantId)} must be the GUID of the tenant for app type {MicrosoftAppType}.");
        }
    }

    private bool Is(string type) => MicrosoftAppType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
