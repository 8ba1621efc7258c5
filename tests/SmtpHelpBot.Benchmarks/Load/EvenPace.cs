using System.Diagnostics;

namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>Starts work at an even pace, whatever becomes of what was started before.</summary>
internal static class EvenPace
{
    /// <summary>Starts it so often, and waits until all of it is done. Each piece is told when it was due, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public static async Task KeepAsync(int perSecond, TimeSpan duration, Func<long, Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        var total = (int)(perSecond * duration.TotalSeconds);
        var begun = new List<Task>(total);
        while (begun.Count < total)
        {
            var due = start + (begun.Count * Stopwatch.Frequency / perSecond);
            while (due > Stopwatch.GetTimestamp())
            {
                await Task.Delay(1);
            }

            begun.Add(Task.Run(() => work(due)));
        }

        await Task.WhenAll(begun);
    }
}
