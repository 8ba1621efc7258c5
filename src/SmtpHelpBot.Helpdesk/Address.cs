namespace SmtpHelpBot.Helpdesk;

/// <summary>Where a person or a helpdesk can be reached, on whatever platform.</summary>
/// <param name="Channel">The platform: msteams, slack or local.</param>
/// <param name="Conversation">Id of the conversation there.</param>
/// <param name="Reference">What the platform needs to send there, as opaque JSON.</param>
public sealed record Address(string Channel, string Conversation, string Reference)
{
    /// <summary>Where someone was who is forgotten: nothing can be sent there.</summary>
    public static Address Nowhere { get; } = new("", "", "");

    /// <summary>Whether both are the same conversation.</summary>
    public bool SamePlaceAs(Address other) => Channel == other.Channel && Conversation == other.Conversation;
}

/// <summary>A person, as the platform's verified envelope names them.</summary>
/// <param name="Id">The platform's id of the person.</param>
/// <param name="Name">The name to show.</param>
public sealed record Person(string Id, string Name)
{
    /// <summary>Nobody: what the bot does by itself.</summary>
    public static Person Bot { get; } = new("", "SmtpHelpBot");

    /// <summary>Someone whom nothing names any more.</summary>
    public static Person Forgotten { get; } = new("", "someone who was forgotten");
}
