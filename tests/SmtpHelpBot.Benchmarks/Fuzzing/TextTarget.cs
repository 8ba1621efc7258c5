using SmtpHelpBot.Benchmarks.Zoo;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>A function of this process over a text.</summary>
/// <param name="make">Makes an input.</param>
/// <param name="feed">Takes it.</param>
internal sealed class TextTarget(Func<Random, string> make, Action<string> feed) : IFuzzTarget
{
    private readonly PeakMemory memory = PeakMemory.Begin();

    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public double MemoryGrowth => memory.Growth;

    public string Make(Random random) => make(random);

    public Task FeedAsync(string input)
    {
        feed(input);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
