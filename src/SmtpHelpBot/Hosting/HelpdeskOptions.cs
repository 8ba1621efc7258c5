using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Hosting;

/// <summary>The conversations in which experts work (section Helpdesk).</summary>
internal sealed class HelpdeskOptions : IValidatableObject
{
    /// <summary>Conversations that are a helpdesk from the start; others become one by the code that is printed.</summary>
    public IList<HelpdeskConversation> Conversations { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Conversations.SelectMany((room, index) => room.Faults($"Conversations:{index}"));
}

/// <summary>One helpdesk conversation.</summary>
internal sealed class HelpdeskConversation
{
    /// <summary>The platform: msteams.</summary>
    public string Channel { get; set; } = "msteams";

    /// <summary>Id of the conversation there.</summary>
    public string Conversation { get; set; } = "";

    /// <summary>Where the platform takes messages.</summary>
    public string ServiceUrl { get; set; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>The bot's own id there; for Teams 28: and the app id.</summary>
    public string Bot { get; set; } = "";

    public IEnumerable<ValidationResult> Faults(string where)
    {
        if (Channel.Length == 0 || Conversation.Length == 0)
        {
            yield return new($"{where} needs Channel (such as msteams) and Conversation (the platform's id of it).");
        }

        if (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new($"{where}:ServiceUrl must be an http or https address.");
        }
    }
}
