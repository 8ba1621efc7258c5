namespace SmtpHelpBot.Probe.FairUse;

/// <summary>How often servers are looked at, so that the bot is no tool to trouble them with.</summary>
public sealed record FairUseLimits
{
    /// <summary>Looks that one person may ask for within ten minutes; answers from memory count.</summary>
    public int PerPersonInTenMinutes { get; init; } = 20;

    /// <summary>Looks at one server within a minute, whoever asks.</summary>
    public int PerTargetInMinute { get; init; } = 6;

    /// <summary>Looks at all servers together within a minute.</summary>
    public int InMinute { get; init; } = 120;

    /// <summary>Looks that begin in a second; more wait for their turn, so that a crowd that comes at one instant takes neither the memory nor the processor of all at once.</summary>
    public int BeginInSecond { get; init; } = 40;

    /// <summary>How long a report is handed to others who ask for the same.</summary>
    public TimeSpan Remembered { get; init; } = TimeSpan.FromMinutes(2);
}
