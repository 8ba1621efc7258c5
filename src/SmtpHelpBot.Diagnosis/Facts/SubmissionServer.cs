namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>A server and port that take mail in for sending.</summary>
/// <param name="Host">The name; <c>{region}</c>, <c>{domain}</c>, <c>{tenant}</c> and <c>{number}</c> stand for what differs by customer.</param>
/// <param name="Port">The port.</param>
/// <param name="Encryption">How the connection is encrypted there.</param>
public sealed record SubmissionServer(string Host, int Port, Encryption Encryption)
{
    /// <summary>The region it serves; null where there is only one.</summary>
    public string? Region { get; init; }

    /// <summary>The edition of the service it belongs to; null where all share it.</summary>
    public string? Plan { get; init; }

    /// <summary>The mail domain it is for; null where it is for all.</summary>
    public string? Domain { get; init; }

    /// <summary>A former name that may still answer.</summary>
    public bool OldName { get; init; }

    /// <summary>It works, and another is to be preferred.</summary>
    public bool SecondChoice { get; init; }

    /// <summary>Common knowledge, not read in a source.</summary>
    public bool Usual { get; init; }

    /// <summary>How it is known.</summary>
    public Sureness Sure => Usual ? Sureness.Usual : Sureness.Seen;

    /// <summary>Whether the name differs by customer.</summary>
    public bool IsPattern => Host.Contains('{', StringComparison.Ordinal);
}
