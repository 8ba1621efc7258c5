using System.Net;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Runs;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>The whole bot in a process of its own, at one of its doors. It has crashed where it ends, says 5xx on its own account, or writes an error to its log.</summary>
internal sealed class BotTarget : IFuzzTarget
{
    /// <summary>How the console names what is an error. A letter that the platform refuses, to a place that there is not, is none of the bot's.</summary>
    private static readonly string[] Faults = ["fail:", "crit:", "Unhandled exception"];

    /// <summary>It does not know such an invoke; it is crowded, or the platform is.</summary>
    private static readonly HttpStatusCode[] Answers = [HttpStatusCode.NotImplemented, HttpStatusCode.ServiceUnavailable];

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null });
    private readonly BotProcess bot;
    private readonly Func<Random, string> make;
    private readonly Func<string, HttpRequestMessage> write;
    private readonly IAsyncDisposable? beside;
    private readonly double before;

    private BotTarget(BotProcess bot, Func<Random, string> make, Func<string, HttpRequestMessage> write, IAsyncDisposable? beside) =>
        (this.bot, this.make, this.write, this.beside, before) = (bot, make, write, beside, bot.Resident);

    public TimeSpan Cpu => bot.Cpu;

    public double MemoryGrowth => bot.ResidentPeak - before;

    /// <summary>Waits until the bot is ready.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="make">Makes an input.</param>
    /// <param name="write">Writes the request that brings it.</param>
    /// <param name="beside">What goes with the bot.</param>
    public static async Task<IFuzzTarget> OpenAsync(BotProcess bot, Func<Random, string> make, Func<string, HttpRequestMessage> write, IAsyncDisposable? beside)
    {
        await Opening.AwaitReadyAsync(bot);
        return new BotTarget(bot, make, write, beside);
    }

    public string Make(Random random) => make(random);

    public async Task FeedAsync(string input)
    {
        using var request = write(input);
        using var response = await http.SendAsync(request, CancellationToken.None);
        if (response.StatusCode >= HttpStatusCode.InternalServerError && !Answers.Contains(response.StatusCode))
        {
            throw new InvalidOperationException($"It answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }

        if (bot.HasEnded)
        {
            throw new InvalidOperationException("It has ended.");
        }

        while (bot.Complaints.TryDequeue(out var line))
        {
            if (Array.Exists(Faults, fault => line.Contains(fault, StringComparison.Ordinal)) && !line.Contains("Outbox.Burial", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"It said: {line} {string.Join(' ', bot.Complaints.Take(12))}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
        if (beside is not null)
        {
            await beside.DisposeAsync();
        }
    }
}
