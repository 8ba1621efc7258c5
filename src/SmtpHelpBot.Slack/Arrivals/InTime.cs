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

    /// <summary>What Slack is told by then.</summary>
    /// <param name="taking">The request being taken in.</param>
    /// <param name="address">Its response_url; null or empty where it has none.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<SlackAnswer> AnswerAsync(Task<SlackAnswer> taking, string? address, CancellationToken cancellation)
    {
        if (await Task.WhenAny(taking, Task.Delay(Patience, time, cancellation)) == taking && await taking is not SlackAnswer.Busy)
        {
            return await taking;
        }

        var answer = taking.IsCompletedSuccessfully ? await taking : SlackAnswer.Nothing;
        _ = SayAsync(taking, new() { ["response_url"] = address }, cancellation);
        return answer;
    }

    private async Task SayAsync(Task<SlackAnswer> taking, JObject payload, CancellationToken cancellation)
    {
        try
        {
            switch (await taking)
            {
                case SlackAnswer.Busy:
                    await responses.SayAsync(payload, words.Crowded, cancellation);
                    break;
                case SlackAnswer.Taken { Body: { } body } when body["text"] is not null:
                    await responses.SendAsync(payload, body, cancellation);
                    break;
            }
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotSaid(logger, problem);
        }
        catch (OperationCanceledException)
        {
            // The bot is stopping.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What was to be said after an answer to Slack could not be said.")]
        public static partial void NotSaid(ILogger logger, Exception problem);
    }
}
