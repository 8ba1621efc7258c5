namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>A function of this process over a text.</summary>
/// <param name="make">Makes an input.</param>
/// <param name="feed">Takes it.</param>
internal sealed class TextTarget(Func<Random, string> make, Action<string> feed) : IFuzzTarget
{
    private readonly long before = GC.GetTotalMemory(forceFullCollection: true);

    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public double MemoryGrowth => (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024.0 * 1024);

    public string Make(Random random) => make(random);

    public Task FeedAsync(string input)
    {
        feed(input);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
