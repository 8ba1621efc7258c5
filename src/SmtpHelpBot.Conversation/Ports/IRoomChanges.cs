using SmtpHelpBot.Helpdesk;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>What becomes of tickets and incidents when a conversation becomes a helpdesk or is one no longer.</summary>
public interface IRoomChanges
{
    /// <summary>
    /// Moves every open ticket and incident that is with no helpdesk to the one that takes its topic, with the commit of the caller's
    /// scope; where there is none, it waits for the next one, and the requester is told.
    /// </summary>
    /// <param name="left">Conversations that are a helpdesk no longer and can still be reached: what stands there is taken down.</param>
    /// <param name="cancellation">Stops it.</param>
    Task FollowAsync(IReadOnlyList<Address> left, CancellationToken cancellation);

    /// <summary>
    /// A helpdesk conversation took nothing about a ticket: an open one goes to another helpdesk, or where there is none waits, with the
    /// commit of the caller's scope.
    /// </summary>
    /// <param name="ticket">Number of the ticket.</param>
    /// <param name="channel">The platform of the conversation.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellation">Stops it.</param>
    Task RefusedAsync(int ticket, string channel, string conversation, CancellationToken cancellation);

    /// <summary>The same of an incident's card.</summary>
    /// <param name="incident">Number of the incident.</param>
    /// <param name="channel">The platform of the conversation.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellation">Stops it.</param>
    Task IncidentRefusedAsync(int incident, string channel, string conversation, CancellationToken cancellation);
}
