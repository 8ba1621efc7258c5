using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Jobs;

namespace SmtpHelpBot.Delivery.Jobs;

/// <summary>Takes jobs under a lease and runs them side by side. Where this process dies, the lease runs out and the next one starts them again.</summary>
internal sealed partial class JobWorker(
    JobStore jobs,
    ProbeRun probe,
    JobBell bell,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<JobWorker> logger) : BackgroundService
{
    private readonly TimeSpan lease = TimeSpan.FromSeconds(options.Value.JobLeaseSeconds);
    private readonly SemaphoreSlim slots = new(options.Value.JobsAtOnce);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var id in await FreeAsync(stoppingToken))
            {
                await slots.WaitAsync(stoppingToken);
                _ = RunAsync(id, stoppingToken);
            }

            await bell.WaitAsync(lease / 3, time, stoppingToken);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        slots.Dispose();
        base.Dispose();
    }

    private async Task<IReadOnlyList<long>> FreeAsync(CancellationToken cancellation)
    {
        try
        {
            return await jobs.FreeAsync(cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Blind(logger, problem);
            return [];
        }
    }

    private async Task RunAsync(long id, CancellationToken cancellation)
    {
        try
        {
            if (await jobs.TakeAsync(id, lease, cancellation) is { } job)
            {
                Milestone.Reach(Milestone.JobTaken);
                await using var renewal = time.CreateTimer(_ => _ = RenewAsync(id, cancellation), null, lease / 3, lease / 3);
                await probe.RunAsync(job, cancellation);
            }
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, id, problem);
        }
        catch (OperationCanceledException)
        {
            // The process ends; the lease runs out, and the job is done after the next start.
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task RenewAsync(long id, CancellationToken cancellation)
    {
        try
        {
            await jobs.RenewAsync(id, lease, cancellation);
            Milestone.Reach(Milestone.LeaseRenewed);
        }
        catch (Exception problem)
        {
            Log.NotRenewed(logger, id, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} failed; it is tried again when its lease has run out.")]
        public static partial void Failed(ILogger logger, long id, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of job {Id} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, long id, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be read; they are looked for again soon.")]
        public static partial void Blind(ILogger logger, Exception problem);
    }
}
