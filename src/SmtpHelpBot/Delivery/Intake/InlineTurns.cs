using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Conversation;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Turns whose answer belongs into the response: invokes, and messages that expect their replies. They wait for their place in the conversation, run, commit, answer.</summary>
internal sealed partial class InlineTurns(
    InboxWorker worker, TurnRunner turns, InboxStore inbox, LostAnswer lost, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<InlineTurns> logger)
{
    private const int MostTries = 3;
    private const string CardButton = "adaptiveCard/action";

    /// <summary>
    /// Clients take an invoke that is not answered for some seconds for a failure, though its turn goes on. What takes longer is
    /// answered by a card that says so, and its own answer is sent when it is there.
    /// </summary>
    private readonly AnswerTimes times = new(options.Value);

    /// <summary>Runs the turn of an invoke and gives its answer: 501 where the bot gave none, as the protocol has it.</summary>
    /// <param name="envelope">The invoke.</param>
    /// <param name="arrived">When it came in, as a time stamp: since then its client waits.</param>
    /// <param name="cancellation">Stops the waiting, not the turn.</param>
    public async Task<InvokeResponse> AnswerAsync(Envelope envelope, long arrived, CancellationToken cancellation)
    {
        if (!StillWorking.HasAnswer(envelope.Activity))
        {
            return await OrSorryAsync(envelope.Activity, RunAsync(envelope, press: null, cancellation), cancellation);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var press = StillWorking.TellsLater(envelope.Activity) ? new LatePress(envelope, inbox, worker, time, logger) : null;
        var turn = RunAsync(envelope, press, CancellationToken.None);
        if (await Task.WhenAny(turn, Task.Delay(LeftOf(times.Turn, arrived), time, enough.Token)) == turn)
        {
            await enough.CancelAsync();
            return await OrSorryAsync(envelope.Activity, turn, CancellationToken.None);
        }

        Log.TakesLong(logger, envelope.Activity.Name);
        if (press is null)
        {
            _ = WatchAsync(envelope.Activity, turn);
            cancellation.ThrowIfCancellationRequested();
            return StillWorking.Answer(envelope.Activity);
        }

        // A client that has left does not read what it is answered, but the person reads the chat.
        return press.Race.GiveUp()
            ? await TellToWaitAsync(envelope.Activity, press, turn)
            : await CommittedAsync(envelope.Activity, arrived, turn, cancellation);
    }

    /// <summary>What a pressed button is answered with where nothing can be stored: nobody sends it again but the person, who should read why. Null for what a platform or a program sends again.</summary>
    public static InvokeResponse? NotSaved(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: CardButton, DeliveryMode: not DeliveryModes.Notification }
        ? Sorry(activity, HttpStatusCode.ServiceUnavailable, "delivery.not_saved_press")
        : null;

    /// <summary>Runs the turn of a message and gives its replies; those it got before, where it comes again because they were lost on the way.</summary>
    public async Task<IReadOnlyList<Activity>> ReplyAsync(Envelope envelope, CancellationToken cancellation)
    {
        var row = envelope.ToRow(time.GetUtcNow());
        return await FindRepliesAsync(row, cancellation) ?? await InLaneAsync(envelope, async (stored, lease, stop) =>
            await FindRepliesAsync(row, stop) ?? (await TryAsync(stored, lease, Record, repliesInResponse: true, isLate: null, stop)).Replies, cancellation);

        void Record(TurnTransaction turn, TurnAnswer answer)
        {
            row.Envelope = ActivityJson.Write(answer.Replies);
            turn.RecordAnswered(row);
        }
    }

    /// <summary>What the client is told meanwhile. Where the press is not stored in time, not that nothing has changed: its turn goes on.</summary>
    private async Task<InvokeResponse> TellToWaitAsync(Activity activity, LatePress press, Task<TurnAnswer> turn)
    {
        var storing = press.StoreAsync();
        _ = press.WatchAsync(turn, storing);
        try
        {
            await storing.WaitAsync(times.Store, time);
            return StillWorking.Answer(activity);
        }
        catch (Exception problem) when (problem is TimeoutException || StorageFault.IsPassing(problem))
        {
            Log.NotStored(logger, problem);
            return TryAgain(activity);
        }
    }

    /// <summary>The answer of a turn that is being committed; where that takes too long, the client looks again, and the answer is sent when it is there.</summary>
    private async Task<InvokeResponse> CommittedAsync(Activity activity, long arrived, Task<TurnAnswer> turn, CancellationToken cancellation)
    {
        if (await Task.WhenAny(turn, Task.Delay(LeftOf(times.Whole, arrived), time, cancellation)) == turn)
        {
            return await OrSorryAsync(activity, turn, CancellationToken.None);
        }

        _ = TellAfterwardsAsync(activity, turn);
        cancellation.ThrowIfCancellationRequested();
        return TryAgain(activity);
    }

    private async Task TellAfterwardsAsync(Activity activity, Task<TurnAnswer> turn)
    {
        if (await WatchAsync(activity, turn) is { } answer)
        {
            await lost.TellAsync(answer);
        }
    }

    /// <summary>Waits for a turn for which nobody else does, so that its failure is known; null where it failed.</summary>
    private async Task<TurnAnswer?> WatchAsync(Activity activity, Task<TurnAnswer> turn)
    {
        try
        {
            return await turn;
        }
        catch (Exception problem)
        {
            Log.Failed(logger, activity.Name, problem);
            return null;
        }
    }

    private TimeSpan LeftOf(TimeSpan whole, long arrived) => whole - time.GetElapsedTime(arrived) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private Task<TurnAnswer> RunAsync(Envelope envelope, LatePress? press, CancellationToken cancellation) =>
        InLaneAsync(envelope, async (stored, lease, stop) => press is not null && await press.IsDoneAsync(stop)
            ? new(null, [])
            : await TryAsync(stored, lease, (turn, _) => press?.Finish(turn), repliesInResponse: false, press is null ? null : press.Race.IsLate, stop), cancellation);

    private async Task<InvokeResponse> OrSorryAsync(Activity activity, Task<TurnAnswer> turn, CancellationToken cancellation)
    {
        try
        {
            return (await turn).Response ?? new() { Status = (int)HttpStatusCode.NotImplemented };
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && !StorageFault.IsPassing(problem))
        {
            Log.Failed(logger, activity.Name, problem);
            return Apology(activity);
        }
        catch (Exception problem) when (StorageFault.IsPassing(problem) && NotSaved(activity) is { } told)
        {
            Log.NotStored(logger, problem);
            return told;
        }
    }

    private async Task<IReadOnlyList<Activity>?> FindRepliesAsync(InboxRow row, CancellationToken cancellation) =>
        await inbox.FindAnswerAsync(row, cancellation) is not { } answer ? null : answer.Length == 0 ? [] : ActivityJson.Read<List<Activity>>(answer);

    private async Task<T> InLaneAsync<T>(Envelope envelope, Func<string, Lease?, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var stored = ActivityJson.Write(envelope);
        return await worker.RunInLaneAsync(LaneName.Of(envelope.Activity), (lease, stop) => work(stored, lease, stop)).WaitAsync(cancellation);
    }

    private async Task<TurnAnswer> TryAsync(
        string stored, Lease? lease, Action<TurnTransaction, TurnAnswer> finish, bool repliesInResponse, Func<bool>? isLate, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await turns.RunAsync(stored, Finish, repliesInResponse, cancellation, isLate);
            }
            catch (Exception problem) when (tries < MostTries && !cancellation.IsCancellationRequested && problem is not LeaseLostException && !StorageFault.IsPassing(problem))
            {
                Log.TriedAgain(logger, tries, problem);
            }
        }

        void Finish(TurnTransaction turn, TurnAnswer answer)
        {
            turn.Fence(lease);
            finish(turn, answer);
        }
    }

    /// <summary>A card's button gets the apology in the shape that clients show; anything else the bare status.</summary>
    private static InvokeResponse Apology(Activity activity) => activity.Name == CardButton
        ? Sorry(activity, HttpStatusCode.InternalServerError, "delivery.press_apology")
        : new() { Status = (int)HttpStatusCode.InternalServerError };

    private static InvokeResponse TryAgain(Activity activity) => Sorry(activity, HttpStatusCode.ServiceUnavailable, "say.still_working_dialog");

    private static InvokeResponse Sorry(Activity activity, HttpStatusCode status, string textKey) => new()
    {
        Status = (int)HttpStatusCode.OK,
        Body = new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)status,
            Type = "application/vnd.microsoft.error",
            Value = new Error($"{status}", Texts.For(activity.Locale)[textKey]),
        },
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of invoke {Name} failed and was given up.")]
        public static partial void Failed(ILogger logger, string? name, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The turn of invoke {Name} takes long, and goes on; its client is told so, or has left.")]
        public static partial void TakesLong(ILogger logger, string? name);

        [LoggerMessage(Level = LogLevel.Error, Message = "A pressed button could not be stored in time; the person is asked to press it again.")]
        public static partial void NotStored(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A turn failed (try {Attempt}) and is run again.")]
        public static partial void TriedAgain(ILogger logger, int attempt, Exception problem);
    }
}
