namespace SmtpHelpBot.Storage.Rows;

/// <summary>What the bot remembers of a conversation or a user.</summary>
public sealed class StateRow
{
    /// <summary>The bot's own key.</summary>
    public required string Key { get; set; }

    /// <summary>Opaque JSON.</summary>
    public required string Json { get; set; }
}

/// <summary>A number that is given out once.</summary>
public sealed class CounterRow
{
    /// <summary>What it counts.</summary>
    public required string Name { get; set; }

    /// <summary>The last number given out.</summary>
    public int Value { get; set; }
}
