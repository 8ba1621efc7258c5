namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Something that changes at a provider.</summary>
/// <param name="What">Key below <c>milestone.</c> in the texts.</param>
/// <param name="On">The day; where only a month or half year is known, its last day.</param>
/// <param name="Precision">How exactly the day is known.</param>
/// <param name="Sure">How it is known.</param>
public sealed record Milestone(string What, DateOnly On, DatePrecision Precision, Sureness Sure);

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month.</summary>
    Month,

    /// <summary>To the half year.</summary>
    HalfYear,
}

/// <summary>Another way to send for a provider's customers.</summary>
/// <param name="Id">Key below <c>alternative.</c> in the texts; where a provider has that id, it is that provider.</param>
/// <param name="Sure">How it is known.</param>
public sealed record Alternative(string Id, Sureness Sure);
