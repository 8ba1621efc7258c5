using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.People;

namespace SmtpHelpBot.DataCare;

/// <summary>Clears the files of what was deleted, each time someone was forgotten.</summary>
internal sealed partial class ScrubWorker(ForgetBell bell, IUpkeep upkeep, TimeProvider time, ILogger<ScrubWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.WaitAsync(stoppingToken);
            while (await ScrubAsync(stoppingToken) is { } wait)
            {
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    /// <summary>When to try again; null where it is done.</summary>
    private async Task<TimeSpan?> ScrubAsync(CancellationToken cancellation)
    {
        try
        {
            return await upkeep.ScrubAsync(cancellation) ? null : LookAgain;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, problem);
            return AfterTrouble;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The files could not be cleared of what was deleted; the next try is soon.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
