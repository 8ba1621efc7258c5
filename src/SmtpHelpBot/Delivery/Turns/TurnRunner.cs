using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>Runs one turn of the bot as one transaction: a scope of its own, the bot, one commit; then what it sends goes out.</summary>
internal sealed class TurnRunner(IServiceScopeFactory scopes, BotAdapter adapter, OutboxSender outbox, JobBell bell, TimeProvider time)
{
    private const int MostConflicts = 10;

    /// <summary>
    /// Runs the turn; where another turn was faster with the same ticket, again on the newer one.
    /// </summary>
    /// <param name="stored">The envelope as it is stored: each try opens it anew, because a bot may change the activity it is given.</param>
    /// <param name="finish">What else belongs to the commit, which knows what the turn answers.</param>
    /// <param name="repliesInResponse">Whether replies are handed back instead of sent.</param>
    /// <param name="cancellation">Stops the bot; not a commit that is under way.</param>
    /// <param name="isLate">Whether nobody waits for the answer to an invoke any more: it is sent then. Null where somebody does.</param>
    public async Task<TurnAnswer> RunAsync(
        string stored, Action<TurnTransaction, TurnAnswer> finish, bool repliesInResponse, CancellationToken cancellation, Func<bool>? isLate = null)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return await RunOnceAsync(ActivityJson.Read<Envelope>(stored), finish, repliesInResponse, isLate, cancellation);
            }
            catch (TurnConflictException) when (conflicts < MostConflicts)
            {
                // The next round reads what the faster turn committed.
            }
        }
    }

    private async Task<TurnAnswer> RunOnceAsync(
        Envelope envelope, Action<TurnTransaction, TurnAnswer> finish, bool repliesInResponse, Func<bool>? isLate, CancellationToken cancellation)
    {
        using var trace = BotTrace.GoOn("turn", envelope.Trace);
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
        transaction.Trace = BotTrace.Current;
        var caller = scope.ServiceProvider.GetRequiredService<TurnCaller>();
        (caller.Claims, caller.AuthenticationType) = (envelope.Claims, envelope.AuthenticationType);
        var bot = scope.ServiceProvider.GetRequiredService<IBot>();
        var capture = new TurnCapture(transaction, time, repliesInResponse);

        await adapter.ContinueConversationAsync(envelope.Identity, envelope.Activity, TurnAsync, cancellation);
        capture.TellPresser(envelope.Activity, isLate?.Invoke() == true);
        var answer = new TurnAnswer(capture.Response, capture.Replies) { AsMessage = () => capture.AnswerAsMessage(envelope.Activity) };
        finish(transaction, answer);
        Milestone.Reach(Milestone.TurnCommitting);
        await transaction.CommitAsync(cancellation, () => Announce(transaction));
        BotFigures.Turned(isCommitted: true);
        return answer;

        Task TurnAsync(ITurnContext turn, CancellationToken stop)
        {
            turn.TurnState.Add(envelope.Notes);
            capture.Attach(turn);
            return bot.OnTurnAsync(turn, stop);
        }
    }

    private void Announce(TurnTransaction transaction)
    {
        Milestone.Reach(Milestone.TurnCommitted);
        outbox.Add(transaction.Posts);
        if (transaction.Jobs.Count > 0)
        {
            bell.Ring();
        }
    }
}

/// <summary>What a turn hands back to the entrance.</summary>
/// <param name="Response">The answer to an invoke; null where the bot gave none.</param>
/// <param name="Replies">The replies to a message that expects them in the response.</param>
internal sealed record TurnAnswer(InvokeResponse? Response, IReadOnlyList<Activity> Replies)
{
    /// <summary>Gives the answer to an invoke as a message of the chat, for who could not be answered in the response; null where nothing is left to tell.</summary>
    public Func<OutboxRow?> AsMessage { get; init; } = static () => null;
}
