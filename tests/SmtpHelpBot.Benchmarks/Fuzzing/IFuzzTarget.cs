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

    /// <summary>The most memory that it has had since it was opened beyond what it had then, in MB.</summary>
    double MemoryGrowth { get; }
}
