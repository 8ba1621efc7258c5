namespace SmtpHelpBot.Rounds;

/// <summary>Does something again and again.</summary>
internal static class RoundLoop
{
    /// <summary>Runs until it is stopped. A round that fails is told of, and the next one comes in its time.</summary>
    /// <param name="round">What is done.</param>
    /// <param name="failed">Hears of a round that failed.</param>
    /// <param name="first">How long until the first.</param>
    /// <param name="every">How long from the end of one to the next.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task RunAsync(Func<CancellationToken, Task> round, Action<Exception> failed, TimeSpan first, TimeSpan every, TimeProvider time, CancellationToken stop)
    {
        for (var wait = first; !stop.IsCancellationRequested; wait = every)
        {
            await Task.Delay(wait, time, stop);
            try
            {
                await round(stop);
            }
            catch (Exception problem) when (!stop.IsCancellationRequested)
            {
                failed(problem);
            }
        }
    }
}
