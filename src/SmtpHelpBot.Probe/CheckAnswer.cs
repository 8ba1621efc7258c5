using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Probe;

/// <summary>What came of the wish to look at a server.</summary>
public abstract record CheckAnswer
{
    private CheckAnswer()
    {
    }

    /// <summary>It was looked at, or its name has no address.</summary>
    /// <param name="Report">What it showed.</param>
    /// <param name="Goodbye">Ends when all connections are closed.</param>
    public sealed record Seen(ProbeReport Report, Task Goodbye) : CheckAnswer
    {
        /// <summary>The report with what is asked once the verdict stands: whether a server that took TLS 1.3 takes TLS 1.2 too. It is there two seconds later at most.</summary>
        public Task<ProbeReport> Whole { get; init; } = Task.FromResult(Report);
    }

    /// <summary>It may not be looked at. No reason is given.</summary>
    public sealed record Refused : CheckAnswer;

    /// <summary>It was asked for too often.</summary>
    /// <param name="RetryAfter">When it may be asked for again.</param>
    public sealed record TooOften(TimeSpan RetryAfter) : CheckAnswer;

    /// <summary>It is no host and no e-mail address.</summary>
    public sealed record Malformed : CheckAnswer;
}
