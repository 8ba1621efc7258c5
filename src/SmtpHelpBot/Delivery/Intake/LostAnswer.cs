using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>
/// The answer to a pressed button that could not be given in the response, because its commit took longer than its client waits: the
/// press took effect, and so the person reads in the chat what came of it.
/// </summary>
internal sealed partial class LostAnswer(IServiceScopeFactory scopes, OutboxSender outbox, ILogger<LostAnswer> logger)
{
    /// <summary>Sends what is left to tell. Where not even that can be stored, the next press of the button tells it.</summary>
    public async Task TellAsync(TurnAnswer answer)
    {
        try
        {
            if (answer.AsMessage() is { } message)
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
                turn.Post(message);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "A pressed button took effect, and the person could not be told what came of it.")]
        public static partial void NotTold(ILogger logger, Exception problem);
    }
}
