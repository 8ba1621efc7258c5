using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Benchmarks.Platform;
using SmtpHelpBot.Benchmarks.Runs;

namespace SmtpHelpBot.Benchmarks.Soak;

/// <summary>
/// Two hundred people talk to the bot for minutes over a platform that is not well and hands over some events twice; the bot keeps to
/// the pace of Teams meanwhile. What was lost, came twice or came in the wrong order is counted at the end.
/// </summary>
internal sealed class SoakRun(Workbench bench, TimeSpan duration, int seed) : IDisposable
{
    private const int People = 200;
    private const string Pasted = "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted')";
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(3);
    private readonly UnsteadyChannel channel = new(seed);
    private readonly ConcurrentQueue<string> handedOver = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly MemorySlope memory = new();
    private int twice;
    private int refused;

    public async Task RunAsync()
    {
        bench.Platform.Connector = channel.TakeAsync;
        await using var bot = await bench.StartHelpBotAsync(bench.NewFolder(), "--Logging:LogLevel:Default=Error", "--Pacing:TeamsConversation=7/1, 8/2, 60/30, 1800/3600", "--Pacing:TeamsTenant=30/1");
        await AwaitStartAsync(bot);
        using var stop = new CancellationTokenSource(duration);
        var clock = Stopwatch.StartNew();
        var watching = WatchAsync(bot, clock, stop.Token);
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => TalkAsync(bot, person, stop.Token), CancellationToken.None)));
        await watching;
        await Task.WhenAny(Task.WhenAll(handedOver.Select(channel.AnsweredAsync)), Task.Delay(LongestAnswer));
        Tell();
    }

    public void Dispose() => http.Dispose();

    private async Task AwaitStartAsync(BotProcess bot)
    {
        while (true)
        {
            try
            {
                if ((await http.GetAsync($"{bot.Url}/readyz")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!bot.HasEnded)
            {
                // It is not up yet.
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The first fifth does not count: caches fill and code is compiled.</summary>
    private async Task WatchAsync(BotProcess bot, Stopwatch clock, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (clock.Elapsed > duration / 5)
            {
                memory.Add(clock.Elapsed, bot.Resident);
            }

            await Task.Delay(TimeSpan.FromSeconds(2), stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>One person: one to three messages at once, then the answers, then a while of nothing.</summary>
    private async Task TalkAsync(BotProcess bot, int person, CancellationToken stop)
    {
        var random = new Random(unchecked((seed * 31) + person));
        for (var number = 0; !stop.IsCancellationRequested;)
        {
            var said = new List<string>();
            for (var left = random.Next(10) < 7 ? 1 : random.Next(2, 4); left > 0; left--, number++)
            {
                var id = $"soak{person}-{number}";
                await HandOverAsync(bot, person, id, number % 3 == 0 ? Pasted : "help", isTwice: random.Next(10) == 0);
                said.Add(id);
            }

            await Task.WhenAny(Task.WhenAll(said.Select(channel.AnsweredAsync)), Task.Delay(LongestAnswer, CancellationToken.None));
            await Task.Delay(Between + (Between * random.NextDouble() * 2), stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async Task HandOverAsync(BotProcess bot, int person, string id, string text, bool isTwice)
    {
        handedOver.Enqueue(id);
        if (isTwice)
        {
            Interlocked.Increment(ref twice);
            await Task.WhenAll(SendAsync(bot, person, id, text), SendAsync(bot, person, id, text));
        }
        else
        {
            await SendAsync(bot, person, id, text);
        }
    }

    /// <summary>As a platform does it: again, until the bot has it.</summary>
    private async Task SendAsync(BotProcess bot, int person, string id, string text)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{bot.Url}/api/messages") { Content = new StringContent(Body(person, id, text), Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new("Bearer", bench.Platform.Tokens.Create(Channel.AppId, bench.Platform.Url));
            using var response = await http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Interlocked.Increment(ref refused);
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
    }

    private string Body(int person, string id, string text) => System.Text.Json.JsonSerializer.Serialize(new
    {
        type = "message",
        id,
        channelId = Channel.Name,
        serviceUrl = bench.Platform.Url,
        from = new { id = $"29:{person}", name = "Anna Example" },
        recipient = new { id = $"28:{Channel.AppId}", name = "SMTP help" },
        conversation = new { id = Place(person), conversationType = "personal", tenantId = Channel.TenantId },
        channelData = new { tenant = new { id = Channel.TenantId } },
        locale = "en-US",
        text,
    });

    private void Tell()
    {
        var messages = channel.Messages;
        var copies = messages.GroupBy(message => (message.Conversation, message.About, message.Words)).Where(same => same.Count() > 1).ToList();
        var answered = messages.Select(message => message.About).ToHashSet(StringComparer.Ordinal);
        var report = bench.Report;
        report.Title($"{People} conversations for {duration.TotalMinutes:0.#} minutes over a platform that is not well, seed {seed}");
        report.Add("messages handed over", handedOver.Count, "", Bound.AtLeast(1));
        report.Add("  of them handed over twice", twice, "");
        report.Add("  times the bot asked to come later", refused, "");
        report.Add("429 with seconds", channel.Count(Fate.TooFastInSeconds), "");
        report.Add("429 with a date", channel.Count(Fate.TooFastUntil), "");
        report.Add("502", channel.Count(Fate.BadGateway), "");
        report.Add("time-outs", channel.Count(Fate.Silent), "");
        report.Add("taken, and the answer broken or never given", channel.Count(Fate.BrokenAfterTaking) + channel.Count(Fate.SilentAfterTaking), "");
        report.Add("messages of the bot that arrived", messages.Count, "");
        report.Add("lost: messages without an answer", handedOver.Count(id => !answered.Contains(id)), "", Bound.AtMost(0));
        report.Add("messages of the bot that came twice", copies.Sum(same => same.Count() - 1), "");
        report.Add("  of them without a broken answer", copies.Sum(same => Math.Max(0, same.Count() - 1 - same.Count(message => message.IsBroken))), "", Bound.AtMost(0));
        report.Add("answers out of order", Enumerable.Range(0, People).Sum(person => OutOfOrder(messages, Place(person))), "", Bound.AtMost(0));
        report.Add("memory, slope of the line through it", memory.PerMinute, "MB/min", Bound.AtMost(1));
        report.Add("memory, most", memory.Most, "MB");
    }

    /// <summary>Answers that came before the answer to an earlier message, where each counts when it first came.</summary>
    private static int OutOfOrder(IEnumerable<Taken> messages, string conversation)
    {
        var order = messages.Where(message => message.Conversation == conversation && message.About.StartsWith("soak", StringComparison.Ordinal))
            .Select(message => message.About).Distinct(StringComparer.Ordinal)
            .Select(id => int.Parse(id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)).ToList();
        return order.Zip(order.Skip(1)).Count(pair => pair.First > pair.Second);
    }

    private static string Place(int person) => $"soak-{person}";
}
