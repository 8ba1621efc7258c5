using System.Diagnostics;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>The first message that a new process answers.</summary>
internal static class Opening
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until a bot says that it is ready.</summary>
    public static async Task AwaitReadyAsync(BotProcess bot)
    {
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, bot))
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Knocks until the door opens, sends a message and waits for its answer. The time, from the start of the process.</summary>
    public static async Task<TimeSpan> AwaitAsync(Workbench bench, BotProcess bot, string text)
    {
        using var loader = new Loader(bench.Platform, bench.LetterTo(bot, text));
        var knocking = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await loader.SendOneAsync();
                return DateTimeOffset.UtcNow - bot.Started;
            }
            catch (HttpRequestException closed) when (closed.StatusCode is null && !bot.HasEnded && knocking.Elapsed < Patience)
            {
                await Task.Delay(5);
            }
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, BotProcess bot)
    {
        try
        {
            return bot.HasEnded ? throw new InvalidOperationException("The bot has ended.") : (await http.GetAsync($"{bot.Url}/readyz")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
