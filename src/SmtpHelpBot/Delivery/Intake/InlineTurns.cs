using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Inbox;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Turns whose answer belongs into the response: invokes, and messages that expect their replies. They wait for their place in the conversation, run, commit, answer.</summary>
internal sealed partial class InlineTurns(InboxWorker worker, TurnRunner turns, InboxStore inbox, TimeProvider time, ILogger<InlineTurns> logger)
{
    private const int MostTries = 3;

    /// <summary>Runs the turn of an invoke and gives its answer: 501 where the bot gave none, as the protocol has it.</summary>
    public async Task<InvokeResponse> AnswerAsync(Envelope envelope, CancellationToken cancellation)
    {
        try
        {
            var answer = await RunAsync(envelope, static _ => { }, repliesInResponse: false, cancellation);
            return answer.Response ?? new() { Status = (int)HttpStatusCode.NotImplemented };
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && !StorageFault.IsPassing(problem))
        {
            Log.Failed(logger, envelope.Activity.Name, problem);
            return Apology(envelope.Activity);
        }
    }

    /// <summary>Runs the turn of a message and gives its replies; none where the message was answered before.</summary>
    public async Task<IReadOnlyList<Activity>> ReplyAsync(Envelope envelope, CancellationToken cancellation)
    {
        var row = envelope.ToRow(time.GetUtcNow());
        if (await inbox.IsKnownAsync(row, cancellation))
        {
            return [];
        }

        var answer = await RunAsync(envelope, turn => turn.RecordAnswered(row), repliesInResponse: true, cancellation);
        return answer.Replies;
    }

    private async Task<TurnAnswer> RunAsync(Envelope envelope, Action<TurnTransaction> finish, bool repliesInResponse, CancellationToken cancellation)
    {
        var stored = ActivityJson.Write(envelope);
        var answer = worker.RunInLaneAsync(LaneName.Of(envelope.Activity), (lease, stop) => TryAsync(stored, turn => Finish(turn, lease), repliesInResponse, stop));
        return await answer.WaitAsync(cancellation);

        void Finish(TurnTransaction turn, Lease? lease)
        {
            turn.Fence(lease);
            finish(turn);
        }
    }

    private async Task<TurnAnswer> TryAsync(string stored, Action<TurnTransaction> finish, bool repliesInResponse, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await turns.RunAsync(stored, finish, repliesInResponse, cancellation);
            }
            catch (Exception problem) when (tries < MostTries && !cancellation.IsCancellationRequested && problem is not LeaseLostException && !StorageFault.IsPassing(problem))
            {
                Log.TriedAgain(logger, tries, problem);
            }
        }
    }

    /// <summary>A card's button gets the apology in the shape that clients show; anything else the bare status.</summary>
    private static InvokeResponse Apology(Activity activity) => activity.Name == "adaptiveCard/action"
        ? new()
        {
            Status = (int)HttpStatusCode.OK,
            Body = new AdaptiveCardInvokeResponse
            {
                StatusCode = (int)HttpStatusCode.InternalServerError,
                Type = "application/vnd.microsoft.error",
                Value = new Error("InternalError", Texts.For(activity.Locale)["delivery.apology"]),
            },
        }
        : new() { Status = (int)HttpStatusCode.InternalServerError };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of invoke {Name} failed and was given up.")]
        public static partial void Failed(ILogger logger, string? name, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A turn failed (try {Attempt}) and is run again.")]
        public static partial void TriedAgain(ILogger logger, int attempt, Exception problem);
    }
}
