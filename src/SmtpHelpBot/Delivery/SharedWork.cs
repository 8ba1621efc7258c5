using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Storage.Lanes;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery;

/// <summary>Hears what other processes leave to do, over a connection that is made again when it breaks.</summary>
internal sealed partial class SharedWork(LaneNews news, InboxWorker inbox, OutboxSender outbox, TimeProvider time, ILogger<SharedWork> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await news.ListenAsync(Wake, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Deaf(logger, problem);
                await Task.Delay(AfterTrouble, time, stoppingToken);
            }
        }
    }

    private void Wake(LaneSide? side)
    {
        if (side is null or LaneSide.Turns)
        {
            inbox.Wake();
        }

        if (side is null or LaneSide.Posts)
        {
            outbox.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "News of other processes are not heard; what they leave is looked for now and then, and the next try to listen is soon.")]
        public static partial void Deaf(ILogger logger, Exception problem);
    }
}
