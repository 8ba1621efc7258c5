namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Looks whether one thing that the bot needs is right.</summary>
internal interface ICheck
{
    /// <summary>What is looked at, in a word or two.</summary>
    string Name { get; }

    /// <summary>What to mend where it is not right: a setting by its name, or a thing of this computer.</summary>
    string Mend { get; }

    /// <summary>Whether the bot cannot take in a message without it.</summary>
    bool IsVital => false;

    /// <summary>Whether this process knows by itself, so that everybody who asks may have it looked at; what is vital is looked at so too.</summary>
    bool IsAtHand => IsVital;

    /// <summary>How it stands where there is no answer in time.</summary>
    Verdict WhenLate => Verdict.Broken;

    /// <summary>Looks; an exception is a finding too, and so is that it takes too long.</summary>
    Task<Finding> LookAsync(CancellationToken cancellation);
}

/// <summary>What a check found.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="Says">In a line, for the person who runs the bot.</param>
internal sealed record Finding(Verdict Verdict, string Says)
{
    /// <summary>What is to be mended, where it is something else than what was looked at; null where it is that.</summary>
    public string? Mend { get; init; }

    public static Finding Good(string says) => new(Verdict.Good, says);

    public static Finding Warning(string says) => new(Verdict.Warning, says);

    public static Finding Broken(string says) => new(Verdict.Broken, says);

    public static Finding NotUsed(string says) => new(Verdict.NotUsed, says);
}

/// <summary>How something stands.</summary>
internal enum Verdict
{
    /// <summary>Right.</summary>
    Good,

    /// <summary>Right now, and it will not stay so; or the bot works without it.</summary>
    Warning,

    /// <summary>Wrong: something does not work.</summary>
    Broken,

    /// <summary>Nothing is set that needs it.</summary>
    NotUsed,
}
