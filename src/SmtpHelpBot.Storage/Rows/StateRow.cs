namespace SmtpHelpBot.Storage.Rows;

/// <summary>What the bot remembers of a conversation or a user.</summary>
public sealed class StateRow
{
    private const string People = "/users/";

    /// <summary>The bot's own key.</summary>
    public required string Key { get; set; }

    /// <summary>The person whom it is about, as the key names them; empty where it is about a conversation.</summary>
    public string Person { get; set; } = "";

    /// <summary>The day on which it was last written, in days since 1970 by UTC. A day is enough to know what is old, and costs no change of an index with every turn.</summary>
    public int WrittenOn { get; set; }

    /// <summary>Opaque JSON.</summary>
    public required string Json { get; set; }

    /// <summary>The person in a key, as the Bot Builder makes them: CHANNEL/users/PERSON, or CHANNEL/conversations/CONVERSATION/users/PERSON.</summary>
    public static string PersonOf(string key) => key.LastIndexOf(People, StringComparison.Ordinal) is >= 0 and var at ? key[(at + People.Length)..] : "";

    /// <summary>The day of a moment, as <see cref="WrittenOn"/> counts them.</summary>
    public static int DayOf(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 86_400);
}

/// <summary>A number that is given out once.</summary>
public sealed class CounterRow
{
    /// <summary>What it counts.</summary>
    public required string Name { get; set; }

    /// <summary>The last number given out.</summary>
    public int Value { get; set; }
}
