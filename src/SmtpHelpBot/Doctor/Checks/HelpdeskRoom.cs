namespace SmtpHelpBot.Doctor.Checks;

/// <summary>A helpdesk conversation that is looked at.</summary>
/// <param name="Channel">The platform.</param>
/// <param name="Conversation">Its id there.</param>
/// <param name="ServiceUrl">Where the platform takes messages.</param>
internal sealed record HelpdeskRoom(string Channel, string Conversation, string ServiceUrl);

/// <summary>What a look at one helpdesk conversation showed.</summary>
/// <param name="Room">Which.</param>
/// <param name="Reach">How it stands.</param>
/// <param name="Why">Why it is not reached; empty where it is.</param>
internal sealed record RoomLook(HelpdeskRoom Room, RoomReach Reach, string Why = "")
{
    /// <summary>For the line of all of them.</summary>
    public override string ToString() => Why.Length > 0 ? $"{Room.Conversation} ({Why})" : Room.Conversation;
}

/// <summary>Whether messages get into a conversation; the worst comes first.</summary>
internal enum RoomReach
{
    /// <summary>The platform lets the bot not in.</summary>
    ShutOut,

    /// <summary>The bot's token must not go where the conversation is.</summary>
    Elsewhere,

    /// <summary>Whether they do cannot be found out now.</summary>
    Lost,

    /// <summary>The platform says that it is asked too much.</summary>
    Later,

    /// <summary>There is no way to ask, and nothing has been sent there yet.</summary>
    NotAsked,

    /// <summary>They do.</summary>
    Reached,
}
