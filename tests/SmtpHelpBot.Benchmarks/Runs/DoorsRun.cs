using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Load;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>
/// Fifty people who write and read, and one who floods, with the limits at the door as they usually are: how long an accepted
/// message takes to be answered, beside how long it takes one person alone; and what the door says to the others.
/// </summary>
internal static class DoorsRun
{
    private const int People = 50;
    private const int Alone = 300;
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Workbench bench, TimeSpan duration)
    {
        await using var bot = await bench.StartHelpBotAsync(bench.NewFolder(), "--Door:PerTenantInTenSeconds=3000");
        await Opening.AwaitAsync(bench, bot, Texts.DjangoPage);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null });
        var street = new Street(bench, http, bench.LetterTo(bot, Texts.DjangoPage));

        await street.TalkAsync("warm-up", bench.WarmUp, TimeSpan.Zero);
        var (alone, crowded) = (new Latencies(), new Latencies());
        await street.TalkAsync("alone", Alone, alone);
        street.Answers.Clear();
        await Task.WhenAll([.. Enumerable.Range(0, People).Select(number => street.TalkAsync($"person-{number}", duration, LongestThought, crowded)), street.FloodAsync("flooder", duration)]);

        bench.Report.Title($"{People} people and one who floods, for {duration.TotalMinutes:0.#} minutes, limits at the door on");
        bench.Report.Add("p99 of an accepted message, one person alone", alone.Percentile(0.99), "ms");
        bench.Report.Add("p99 of an accepted message, all of them", crowded.Percentile(0.99), "ms", Bound.AtMost(3 * alone.Percentile(0.99)));
        bench.Report.Add("  median", crowded.Percentile(0.5), "ms");
        bench.Report.Add("messages answered", crowded.Count, "");
        bench.Report.Add("told to come again (503 with Retry-After)", street.Answers.GetValueOrDefault((int)HttpStatusCode.ServiceUnavailable), "");
        bench.Report.Add("other refusals and failures", street.Answers.Where(answer => answer.Key is not (200 or 503)).Sum(answer => answer.Value), "", Bound.AtMost(0));
        bench.Report.Add("accepted and never answered", street.Lost, "", Bound.AtMost(0));
        bench.Report.Add("memory, most", bot.ResidentPeak, "MB", Bound.AtMost(250));
    }

    /// <summary>Where the people are: what they send, and what the door says to it.</summary>
    private sealed class Street(Workbench bench, HttpMessageInvoker http, Letter letter)
    {
        private int lost;

        public ConcurrentDictionary<int, int> Answers { get; } = new();

        public int Lost => Volatile.Read(ref lost);

        public async Task TalkAsync(string person, int messages, Latencies latencies)
        {
            for (var count = 0; count < messages; count++)
            {
                await SayAsync(person, latencies);
                await Task.Delay(100);
            }
        }

        public async Task TalkAsync(string person, TimeSpan duration, TimeSpan longestThought, Latencies? latencies = null)
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                await Task.Delay((longestThought * Random.Shared.NextDouble()) + TimeSpan.FromMilliseconds(100));
                await SayAsync(person, latencies ?? new());
            }
        }

        /// <summary>Fifty a second from one person, whatever the door says.</summary>
        public async Task FloodAsync(string person, TimeSpan duration)
        {
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                await HandOverAsync(person, Letter.NewId());
                await Task.Delay(20);
            }
        }

        private async Task SayAsync(string person, Latencies latencies)
        {
            var id = Letter.NewId();
            var delivery = bench.Platform.Deliveries.ExpectAsync(id);
            var sent = Stopwatch.GetTimestamp();
            if (!await HandOverAsync(person, id))
            {
                return;
            }

            try
            {
                latencies.Add(Stopwatch.GetElapsedTime(sent, await delivery.WaitAsync(Patience)));
            }
            catch (TimeoutException)
            {
                Interlocked.Increment(ref lost);
            }
        }

        private async Task<bool> HandOverAsync(string person, string id)
        {
            using var request = letter.Write(id, person);
            using var response = await http.SendAsync(request, CancellationToken.None);
            // A 503 that does not say when to come again is not the door's.
            var status = response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is null ? 500 : (int)response.StatusCode;
            Answers.AddOrUpdate(status, 1, static (_, count) => count + 1);
            return response.StatusCode == HttpStatusCode.OK;
        }
    }
}
