using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>Brings events to a bot as Slack does, signed, each from a new person, at an even pace, and notes how long the bot takes to say 200.</summary>
internal sealed class SlackLoader(string bot, string text) : IDisposable
{
    private static int count;
    private readonly Uri address = new($"{bot}/slack/events");
    private readonly string text = JsonSerializer.Serialize(text);
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null });

    /// <summary>The conversations whose event the bot said 200 to.</summary>
    public ConcurrentDictionary<string, bool> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Events to which the bot said anything else, or nothing.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>Brings events at an even pace. Times count from when an event was due.</summary>
    public Task PaceAsync(int perSecond, TimeSpan duration, Latencies latencies) => EvenPace.KeepAsync(perSecond, duration, due => BringAsync(due, latencies));

    /// <summary>Brings many events at once, as Slack does when it could not bring any for a while.</summary>
    public Task BurstAsync(int events) => Task.WhenAll(Enumerable.Range(0, events).Select(_ => Task.Run(() => BringAsync(Stopwatch.GetTimestamp(), new()))));

    public void Dispose() => http.Dispose();

    private async Task BringAsync(long due, Latencies latencies)
    {
        var number = $"{Environment.ProcessId}{Interlocked.Increment(ref count):D7}";
        try
        {
            using var request = Write(number);
            using var response = await http.SendAsync(request, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                latencies.Add(Stopwatch.GetElapsedTime(due));
                Acknowledged[$"D{number}"] = true;
                return;
            }

            Refused.Enqueue($"{(int)response.StatusCode}");
        }
        catch (HttpRequestException)
        {
            Refused.Enqueue("no answer");
        }
    }

    private HttpRequestMessage Write(string number)
    {
        var body = $$$"""
            {"type":"event_callback","team_id":"{{{SlackStandIn.Team}}}","event_id":"Ev{{{number}}}","event":{"type":"message","channel_type":"im","channel":"D{{{number}}}","user":"U{{{number}}}","ts":"1795600000.{{{number}}}","text":{{{text}}}}}
            """;
        var at = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SlackStandIn.Secret), Encoding.UTF8.GetBytes($"v0:{at}:{body}")))}");
        return request;
    }
}
