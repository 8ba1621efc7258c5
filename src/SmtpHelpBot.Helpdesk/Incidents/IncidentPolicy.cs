namespace SmtpHelpBot.Helpdesk.Incidents;

/// <summary>How many people within what time are a crowd. Pure.</summary>
/// <param name="People">So many different people make an incident; 0 where incidents are not looked for.</param>
/// <param name="Window">The time within which they have to meet the trouble.</param>
public sealed record IncidentPolicy(int People, TimeSpan Window)
{
    /// <summary>Incidents are not looked for.</summary>
    public static IncidentPolicy None { get; } = new(0, TimeSpan.FromMinutes(1));

    /// <summary>Whether incidents are looked for.</summary>
    public bool IsOn => People > 0;

    /// <summary>Since when sightings count.</summary>
    public DateTimeOffset Since(DateTimeOffset now) => now - Window;

    /// <summary>Whether so many different people are a crowd.</summary>
    public bool IsCrowd(int people) => IsOn && people >= People;
}
