using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Helpdesk.People;

/// <summary>What is stored of one person, and how it is forgotten.</summary>
public interface IPersonalData
{
    /// <summary>What is stored of a person, as it is committed.</summary>
    Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation);

    /// <summary>
    /// Forgets with the turn's commit what the bot remembers of a person, where they met trouble, and what of theirs was given up.
    /// Their tickets are for <see cref="TicketDesk.Forget"/>.
    /// </summary>
    Task ForgetAsync(PersonKey person, CancellationToken cancellation);
}

/// <summary>A person in their own chat with the bot.</summary>
/// <param name="Channel">The platform.</param>
/// <param name="Person">The person's id there.</param>
/// <param name="Conversation">Id of their own chat.</param>
public sealed record PersonKey(string Channel, string Person, string Conversation);

/// <summary>What is stored of a person.</summary>
/// <param name="Conversations">In how many conversations the bot remembers something of them.</param>
/// <param name="Tickets">Numbers of their tickets, oldest first.</param>
/// <param name="Sightings">At how many providers they met trouble of late.</param>
/// <param name="Undelivered">Messages from them or to them that were given up.</param>
/// <param name="Refusals">What is on record as refused to them.</param>
public sealed record StoredOfPerson(int Conversations, IReadOnlyList<int> Tickets, int Sightings, int Undelivered, int Refusals);
