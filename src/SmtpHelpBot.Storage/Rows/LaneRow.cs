namespace SmtpHelpBot.Storage.Rows;

/// <summary>A conversation in which something is to be done, and which of several processes does it. It is there for as long as there is work.</summary>
public sealed class LaneRow
{
    /// <summary>Gives each lease a token that is higher than all before it.</summary>
    public const string Tokens = "LaneTokens";

    private const char Mark = '|';

    /// <summary>What is to be done there.</summary>
    public LaneSide Side { get; set; }

    /// <summary>Names the conversation.</summary>
    public required string Name { get; set; }

    /// <summary>Counts what was added: who found nothing more to do lets the conversation go only if this has not moved meanwhile.</summary>
    public long Work { get; set; }

    /// <summary>The process that has it; null where none has.</summary>
    public string? Owner { get; set; }

    /// <summary>Token of the lease: what an owner does with an older one counts no more.</summary>
    public long Token { get; set; }

    /// <summary>Until when the owner may be taken for alive.</summary>
    public DateTimeOffset LeasedUntil { get; set; }

    /// <summary>Until when the owner does nothing there, because its platform takes no more; null where it never had to wait.</summary>
    public DateTimeOffset? RestsUntil { get; set; }

    /// <summary>Names a conversation across all platforms.</summary>
    public static string NameOf(string channel, string conversation) => $"{channel}{Mark}{conversation}";

    /// <summary>The platform and the conversation that a name is made of.</summary>
    public static (string Channel, string Conversation) Parse(string name)
    {
        var at = name.IndexOf(Mark, StringComparison.Ordinal);
        return (name[..at], name[(at + 1)..]);
    }
}

/// <summary>What is to be done in a conversation. Both sides are leased apart, because a platform that asks to wait must hold up no turn.</summary>
public enum LaneSide
{
    /// <summary>Turns.</summary>
    Turns,

    /// <summary>Messages to send.</summary>
    Posts,
}
