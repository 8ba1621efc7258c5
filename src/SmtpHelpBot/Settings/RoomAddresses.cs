using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Settings;

/// <summary>The helpdesk's conversations in Teams are where the bot's token may go: a ticket for another place would be refused only when it is sent.</summary>
internal sealed class RoomAddresses(IOptions<DoorOptions> door, IConfiguration configuration) : IValidateOptions<HelpdeskOptions>
{
    public ValidateOptionsResult Validate(string? name, HelpdeskOptions options)
    {
        var faults = configuration.HasAppId() && Allowed() is { } allowed
            ? options.Conversations.Index().Where(room => room.Item is { Channel: "msteams", ServiceUrl.Length: > 0 } && !allowed.Allows(room.Item.ServiceUrl))
                .Select(room => $"Helpdesk: Conversations:{room.Index}:ServiceUrl is no address of the cloud {door.Value.Cloud}: leave it out, or name its host in Door:ServiceUrls.").ToList()
            : [];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Null where the door's settings are wrong themselves, which is said for them.</summary>
    private ServiceUrls? Allowed()
    {
        try
        {
            return door.Value.ToServiceUrls();
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
