namespace SmtpHelpBot.Storage.Aging;

/// <summary>How long what is over is kept, kind by kind.</summary>
/// <param name="Answered">That an activity came and was answered, so that a repeated one is known.</param>
/// <param name="Sent">The platform's ids of messages, by which they can be changed.</param>
/// <param name="Memory">What the bot remembers of people and chats since they last talked, unless a ticket of theirs is open.</param>
/// <param name="Tickets">Tickets since they were over, and incidents since they began.</param>
/// <param name="Sightings">That someone met trouble at a provider, and was told of no incident.</param>
/// <param name="Undelivered">Dead letters.</param>
/// <param name="Audit">What was refused and forgotten.</param>
public sealed record RetentionPolicy(
    TimeSpan Answered, TimeSpan Sent, TimeSpan Memory, TimeSpan Tickets, TimeSpan Sightings, TimeSpan Undelivered, TimeSpan Audit);
