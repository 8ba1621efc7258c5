using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>The one way to the doors, for requests and for envelopes: what is not let in is counted here, and nothing that fails behind a door leaves it.</summary>
public sealed partial class Doorway(EventDoor events, InteractionDoor interactions, CommandDoor commands, InTime inTime, ISlackRefusals refusals, ILogger<Doorway> logger)
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);
    private static readonly SlackAnswer Odd = new SlackAnswer.Unreadable("The body cannot be read.");

    /// <summary>Takes an event; null is one that cannot be read.</summary>
    public Task<SlackAnswer> TakeEventAsync(JObject? payload, CancellationToken cancellation) =>
        CountedAsync(() => payload is null ? Task.FromResult(Odd) : events.TakeAsync(payload, cancellation), cancellation);

    /// <summary>Takes an interaction; null is one that cannot be read.</summary>
    public Task<SlackAnswer> TakeInteractionAsync(JObject? payload, CancellationToken cancellation) => inTime.AnswerAsync(
        CountedAsync(() => payload is null ? Task.FromResult(Odd) : interactions.TakeAsync(payload, cancellation), cancellation),
        payload?["response_url"] is JValue { Value: string address } ? address : null,
        cancellation);

    /// <summary>Takes the fields of a command; null is one that cannot be read.</summary>
    public Task<SlackAnswer> TakeCommandAsync(IReadOnlyDictionary<string, string>? fields, CancellationToken cancellation) => inTime.AnswerAsync(
        CountedAsync(() => fields is null ? Task.FromResult(Odd) : commands.TakeAsync(fields, cancellation), cancellation),
        fields?.GetValueOrDefault("response_url"),
        cancellation);

    private async Task<SlackAnswer> CountedAsync(Func<Task<SlackAnswer>> take, CancellationToken cancellation)
    {
        try
        {
            return Counted(await take());
        }
        catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException)
        {
            refusals.Refused(SlackRefusal.Unreadable);
            Log.Odd(logger, problem);
            return new SlackAnswer.Unreadable("A part of the body is of another kind than it should be.");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The bot is stopping: Slack brings it to the next one.
            return new SlackAnswer.Busy(AfterTrouble);
        }
        catch (Exception problem)
        {
            refusals.Refused(SlackRefusal.Failed);
            Log.NotTaken(logger, problem);
            return new SlackAnswer.Busy(AfterTrouble);
        }
    }

    private SlackAnswer Counted(SlackAnswer answer)
    {
        switch (answer)
        {
            case { IsSlackAway: true }:
                refusals.Refused(SlackRefusal.PlatformAway);
                break;
            case SlackAnswer.Foreign { Reason: var reason }:
                refusals.Refused(SlackRefusal.Foreign, reason);
                break;
            case SlackAnswer.Unreadable { Reason: var reason }:
                refusals.Refused(SlackRefusal.Unreadable, reason);
                break;
        }

        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Something from Slack was refused because a part of it is of another kind than it should be.")]
        public static partial void Odd(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "Something from Slack could not be taken in.")]
        public static partial void NotTaken(ILogger logger, Exception problem);
    }
}
