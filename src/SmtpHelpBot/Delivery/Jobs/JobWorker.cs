using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Rows;

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
                await BeginAsync(id, stoppingToken);
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

    /// <summary>Takes a job once there is a slot for it, and lets it run. One is taken after the other, so that a crowd that asks at one instant holds up no turn with it.</summary>
    private async Task BeginAsync(long id, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        if (await TakeAsync(id, cancellation) is { } job)
        {
            _ = RunAsync(job, cancellation);
        }
        else
        {
            slots.Release();
        }
    }

    /// <summary>The job; null where another has it, or where it could not be taken now.</summary>
    private async Task<JobRow?> TakeAsync(long id, CancellationToken cancellation)
    {
        try
        {
            Milestone.Reach(Milestone.JobTaking);
            return await jobs.TakeAsync(id, lease, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotTaken(logger, id, problem);
            return null;
        }
    }

    private async Task RunAsync(JobRow job, CancellationToken cancellation)
    {
        try
        {
            Milestone.Reach(Milestone.JobTaken);
            await using var renewal = time.CreateTimer(_ => _ = RenewAsync(job, cancellation), null, lease / 3, lease / 3);
            await probe.RunAsync(job, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, job.Id, problem);
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

    private async Task RenewAsync(JobRow job, CancellationToken cancellation)
    {
        try
        {
            await jobs.RenewAsync(job, lease, cancellation);
            Milestone.Reach(Milestone.LeaseRenewed);
        }
        catch (Exception problem)
        {
            Log.NotRenewed(logger, job.Id, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} failed; it is tried again when its lease has run out.")]
        public static partial void Failed(ILogger logger, long id, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Id} could not be taken; it is tried again soon.")]
        public static partial void NotTaken(ILogger logger, long id, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of job {Id} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, long id, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be read; they are looked for again soon.")]
        public static partial void Blind(ILogger logger, Exception problem);
    }
}
