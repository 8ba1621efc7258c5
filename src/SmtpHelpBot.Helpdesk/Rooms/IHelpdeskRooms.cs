namespace SmtpHelpBot.Helpdesk.Rooms;

/// <summary>The conversations in which experts work, named by options or claimed there with the code printed at start.</summary>
public interface IHelpdeskRooms
{
    /// <summary>All of them: those of the settings in their order, then those that were named by the code, in the order in which they were.</summary>
    Task<IReadOnlyList<Address>> AllAsync(CancellationToken cancellation);

    /// <summary>Makes a conversation a helpdesk, with the turn's commit.</summary>
    void Add(Address room);

    /// <summary>It is one no longer, with the turn's commit.</summary>
    void Remove(Address room);

    /// <summary>Whether this conversation is a helpdesk.</summary>
    Task<bool> IsHelpdeskAsync(string channel, string conversation, CancellationToken cancellation);
}
