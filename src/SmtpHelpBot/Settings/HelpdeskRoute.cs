using System.ComponentModel.DataAnnotations;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Settings;

/// <summary>A topic and the helpdesk conversation that takes it, as the settings name them.</summary>
internal sealed class HelpdeskRoute
{
    /// <summary>The likeliest cause, such as two_factor; empty for every one.</summary>
    public string Cause { get; set; } = "";

    /// <summary>Id of the provider, such as gmail; empty for every one.</summary>
    public string Provider { get; set; } = "";

    /// <summary>The platform of the conversation: msteams, slack or local.</summary>
    public string Channel { get; set; } = "msteams";

    /// <summary>Id of the conversation there.</summary>
    public string Conversation { get; set; } = "";

    public IEnumerable<ValidationResult> Faults(string where)
    {
        if (Cause.Length == 0 && Provider.Length == 0)
        {
            yield return new($"{where} needs a topic: Cause, Provider or both.");
        }

        if (Cause.Length > 0 && !CauseNames.TryParse(Cause, out _))
        {
            yield return new($"{where}:Cause must be one of {string.Join(", ", Enum.GetValues<Cause>().Select(cause => cause.ToName()))}.");
        }

        if (Provider.Length > 0 && ProviderCatalog.Shared.Find(Provider) is null)
        {
            yield return new($"{where}:Provider must be one of {string.Join(", ", ProviderCatalog.Shared.All.Select(provider => provider.Id))}.");
        }

        if (Channel.Length == 0 || Conversation.Length == 0)
        {
            yield return new($"{where} needs Channel (such as msteams) and Conversation (the platform's id of it).");
        }
    }

    public TopicRoute ToRoute() =>
        new(CauseNames.TryParse(Cause, out var cause) ? cause : null, Provider.Length > 0 ? Provider : null, Channel, Conversation);
}
