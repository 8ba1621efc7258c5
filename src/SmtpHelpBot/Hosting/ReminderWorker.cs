using Microsoft.Extensions.Options;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Rounds;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Hosting;

/// <summary>Looks every now and then for tickets that stand still. Each reminder is one commit: the ticket says so, and the message goes out, or neither.</summary>
internal sealed partial class ReminderWorker(
    IServiceScopeFactory scopes, OutboxSender outbox, IOptions<HelpdeskOptions> options, TimeProvider time, ILogger<ReminderWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(45);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        RoundLoop.RunAsync(LookAsync, problem => Log.Blind(logger, problem), LookEvery, LookEvery, time, stoppingToken);

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var number in await scope.ServiceProvider.GetRequiredService<ITicketReminders>().DueAsync(options.Value.ToReminders(), cancellation))
        {
            try
            {
                await RemindAsync(number, cancellation);
            }
            catch (Exception problem) when (!cancellation.IsCancellationRequested)
            {
                // The others are not to wait for this one.
                Log.NotReminded(logger, number, problem);
            }
        }
    }

    private async Task RemindAsync(int number, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<TurnTransaction>();
        await scope.ServiceProvider.GetRequiredService<ITicketReminders>().RemindAsync(number, options.Value.ToReminders(), cancellation);
        try
        {
            await transaction.CommitAsync(cancellation, () => Send(transaction.Posts));
        }
        catch (TurnConflictException)
        {
            // Someone moved: there is nothing to remind of.
        }
    }

    private void Send(IReadOnlyList<OutboxRow> posts)
    {
        Milestone.Reach(Milestone.ReminderCommitted);
        outbox.Add(posts);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be reminded of ticket {Number}; the next try is soon.")]
        public static partial void NotReminded(ILogger logger, int number, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The tickets that stand still could not be looked for; the next look is soon.")]
        public static partial void Blind(ILogger logger, Exception problem);
    }
}
