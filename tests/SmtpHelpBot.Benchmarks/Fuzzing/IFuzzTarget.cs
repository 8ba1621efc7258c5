namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>Something that has to take whatever it is given.</summary>
internal interface IFuzzTarget : IAsyncDisposable
{
    /// <summary>The next input: a seed, mutated.</summary>
    string Make(Random random);

    /// <summary>Gives it an input, once.</summary>
    /// <exception cref="Exception">It could not take it: a crash.</exception>
    Task FeedAsync(string input);

    /// <summary>The processor time that the target has taken so far.</summary>
    TimeSpan Cpu { get; }

    /// <summary>The memory that it keeps beyond what it had when it was opened, in MB; of a process of its own, the most it ever had.</summary>
    double MemoryGrowth { get; }
}
