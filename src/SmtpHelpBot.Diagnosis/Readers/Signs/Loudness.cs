namespace SmtpHelpBot.Diagnosis.Readers.Signs;

/// <summary>How loudly a sign speaks.</summary>
internal enum Loudness
{
    /// <summary>Points there from afar.</summary>
    Faint,

    /// <summary>As likely as not.</summary>
    Even,

    /// <summary>Mostly means it.</summary>
    Likely,

    /// <summary>Says it, and hardly ever means anything else.</summary>
    Strong,

    /// <summary>Says outright what is wrong.</summary>
    Settles,
}

/// <summary>What loudness is as a number.</summary>
internal static class LoudnessNumbers
{
    /// <summary>From 0 to 1, as evidence states it.</summary>
    public static double ToWeight(this Loudness loudness) => loudness switch
    {
        Loudness.Faint => 0.25,
        Loudness.Even => 0.5,
        Loudness.Likely => 0.75,
        Loudness.Strong => 0.9,
        Loudness.Settles => 0.97,
        _ => throw new ArgumentOutOfRangeException(nameof(loudness), loudness, "No such loudness."),
    };
}
