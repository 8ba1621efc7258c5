using System.Diagnostics;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Waits for what comes about by itself; a test that waits in vain says for what.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task IsAsync(string what, Func<bool> so) => IsAsync(what, () => Task.FromResult(so()));

    public static async Task IsAsync(string what, Func<Task<bool>> so)
    {
        for (var began = Stopwatch.GetTimestamp(); !await so();)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"In vain waited for: {what}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
