using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Desk.Transcripts;
using SmtpHelpBot.Rounds;
using SmtpHelpBot.Storage.Aging;

namespace SmtpHelpBot.DataCare;

/// <summary>Deletes what is older than it may be, again and again.</summary>
internal sealed partial class PurgeWorker(Purge purge, IOptions<RetentionOptions> options, TimeProvider time, ILogger<PurgeWorker> logger, Transcript? desk = null) : BackgroundService
{
    private static readonly TimeSpan LatestFirstLook = TimeSpan.FromMinutes(5);

    private TimeSpan Every => TimeSpan.FromSeconds(options.Value.PurgeEverySeconds);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RoundLoop.RunAsync(
        PurgeAsync, problem => Log.Failed(logger, problem), Every < LatestFirstLook ? Every : LatestFirstLook, Every, time, stoppingToken);

    private async Task PurgeAsync(CancellationToken cancellation)
    {
        if (await purge.RunAsync(options.Value.ToPolicy(), cancellation, static () => Milestone.Reach(Milestone.PurgeDeleted)) is { } gone and > 0)
        {
            Log.Gone(logger, gone);
        }

        desk?.ForgetBefore(time.GetUtcNow().AddDays(-options.Value.DeskDays));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Rows} old rows were deleted.")]
        public static partial void Gone(ILogger logger, int rows);

        [LoggerMessage(Level = LogLevel.Error, Message = "What is old could not be deleted; the next round tries again.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
