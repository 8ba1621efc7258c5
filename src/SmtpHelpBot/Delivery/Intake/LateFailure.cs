using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Says in the chat that a pressed button came to nothing, where the response said that its answer would follow.</summary>
internal sealed partial class LateFailure(IServiceScopeFactory scopes, Notices notices, OutboxSender outbox, ILogger<LateFailure> logger)
{
    /// <summary>Waits for the answer, and tells of it where it is an error.</summary>
    public async Task WatchAsync(Activity pressed, Task<InvokeResponse> answering)
    {
        try
        {
            if ((await answering).Body is AdaptiveCardInvokeResponse { Value: Error problem })
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
                turn.Post(notices.Message(pressed.GetConversationReference(), problem.Message));
                await turn.CommitAsync(CancellationToken.None, () => outbox.Add(turn.Posts));
            }
        }
        catch (Exception problem)
        {
            Log.NotTold(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A chat could not be told that a pressed button came to nothing.")]
        public static partial void NotTold(ILogger logger, Exception problem);
    }
}
