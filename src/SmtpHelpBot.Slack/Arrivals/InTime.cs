using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Answers commands and interactions within Slack's three seconds (docs.slack.dev, Handling user interaction). What takes longer goes
/// on behind the answer, and what there is to say then is said at the address that the request came with.
/// </summary>
public sealed partial class InTime(ResponseAddress responses, SlackWords words, TimeProvider time, ILogger<InTime> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan LongestSaying = TimeSpan.FromSeconds(5);
    private static readonly SlackAnswer Stopping = new SlackAnswer.Busy(TimeSpan.FromSeconds(10));

    private readonly ConcurrentDictionary<Task, JObject> sayings = new();

    /// <summary>What Slack is told by then.</summary>
    /// <param name="taking">The request being taken in, which ends soon when the bot stops.</param>
    /// <param name="address">Its response_url; null or empty where it has none.</param>
    /// <param name="stop">Whether the bot stops: what is not taken in by then is not said to be.</param>
    public async Task<SlackAnswer> AnswerAsync(Task<SlackAnswer> taking, string? address, CancellationToken stop)
    {
        var isTaken = await Task.WhenAny(taking, Task.Delay(Patience, time, CancellationToken.None)) == taking;
        var answer = isTaken ? await taking : stop.IsCancellationRequested ? Stopping : SlackAnswer.Nothing;
        if (!isTaken || answer is SlackAnswer.Busy)
        {
            Say(taking, new() { ["response_url"] = address });
        }

        return answer;
    }

    /// <summary>Done when all is said that is to be said behind an answer: who was told that it goes on hears that it does not, where the bot stops.</summary>
    public Task AllSaidAsync() => Task.WhenAll(sayings.Keys);

    private void Say(Task<SlackAnswer> taking, JObject payload)
    {
        var saying = SayAsync(taking, payload);
        sayings[saying] = payload;
        _ = saying.ContinueWith(said => sayings.TryRemove(said, out _), TaskScheduler.Default);
    }

    private async Task SayAsync(Task<SlackAnswer> taking, JObject payload)
    {
        try
        {
            var late = await taking;
            using var patience = new CancellationTokenSource(LongestSaying, time);
            switch (late)
            {
                case SlackAnswer.Busy:
                    await responses.SayAsync(payload, words.Crowded, patience.Token);
                    break;
                case SlackAnswer.Taken { Body: { } body } when body["text"] is not null:
                    await responses.SendAsync(payload, body, patience.Token);
                    break;
            }
        }
        catch (Exception problem)
        {
            Log.NotSaid(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What was to be said after an answer to Slack could not be said.")]
        public static partial void NotSaid(ILogger logger, Exception problem);
    }
}
