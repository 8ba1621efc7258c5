using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Playbooks;

namespace SmtpHelpBot.Helpdesk.Rooms;

/// <summary>Which helpdesk conversation takes which topic, on whatever platform. Pure.</summary>
/// <param name="Routes">The first that fits takes it.</param>
public sealed record TopicRoutes(IReadOnlyList<TopicRoute> Routes)
{
    /// <summary>No topic has a conversation of its own.</summary>
    public static TopicRoutes None { get; } = new([]);

    /// <summary>
    /// The conversation for a case: that of its topic, as long as it is a helpdesk; else the first on the requester's platform;
    /// else the first of all. Null where there is none.
    /// </summary>
    public Address? Choose(IReadOnlyList<Address> rooms, CaseFile open, string channel) =>
        Choose(rooms, open.Assessment.Likeliest, CaseFacts.ProviderOf(open)?.Id, channel);

    /// <summary>The same for a topic.</summary>
    /// <param name="rooms">The helpdesk conversations.</param>
    /// <param name="cause">The likeliest cause; null where none is.</param>
    /// <param name="provider">Id of the provider; null where it is not known.</param>
    /// <param name="channel">The requester's platform.</param>
    public Address? Choose(IReadOnlyList<Address> rooms, Cause? cause, string? provider, string channel) =>
        Routes.Where(route => route.Fits(cause, provider)).Select(route => rooms.FirstOrDefault(route.LeadsTo)).FirstOrDefault(room => room is not null)
        ?? rooms.FirstOrDefault(room => room.Channel == channel)
        ?? (rooms.Count > 0 ? rooms[0] : null);
}

/// <summary>The way of one topic.</summary>
/// <param name="Cause">The likeliest cause; null for every one.</param>
/// <param name="Provider">Id of the provider; null for every one.</param>
/// <param name="Channel">The platform of the conversation.</param>
/// <param name="Conversation">The conversation that takes it.</param>
public sealed record TopicRoute(Cause? Cause, string? Provider, string Channel, string Conversation)
{
    /// <summary>Whether a case with this likeliest cause at this provider is of this topic.</summary>
    public bool Fits(Cause? cause, string? provider) => (Cause is null || cause == Cause) && (Provider is null || provider == Provider);

    /// <summary>Whether this is the conversation that takes it.</summary>
    public bool LeadsTo(Address room) => room.Channel == Channel && room.Conversation == Conversation;
}
