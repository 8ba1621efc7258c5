using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Delivery.Turns;
using SmtpHelpBot.Storage.Jobs;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Jobs;

/// <summary>Runs a probe that a turn asked for. What it sees goes back to the conversation as events, in its place among what waits there.</summary>
internal sealed partial class ProbeRun(IServerLook server, JobStore jobs, InboxWorker worker, TimeProvider time, ILogger<ProbeRun> logger)
{
    private const int MostTries = 3;

    public async Task RunAsync(JobRow row, CancellationToken cancellation)
    {
        if (row.Attempts > MostTries)
        {
            await GiveUpAsync(row, cancellation);
            return;
        }

        var job = ActivityJson.Read<ProbeJob>(row.Order);
        await FinishAsync(row, job, await LookAsync(row, job, cancellation), cancellation);
    }

    /// <summary>The person who asked is told. Where not even that can be read, the job must not come back for ever.</summary>
    private async Task GiveUpAsync(JobRow row, CancellationToken cancellation)
    {
        ProbeJob job;
        try
        {
            job = ActivityJson.Read<ProbeJob>(row.Order);
        }
        catch (JsonException problem)
        {
            Log.Dropped(logger, row.Id, problem);
            await jobs.DropAsync(row.Id, cancellation);
            return;
        }

        await FinishAsync(row, job, new(job.Order, null, "delivery.probe_failed"), cancellation);
    }

    private async Task FinishAsync(JobRow row, ProbeJob job, ProbeResult result, CancellationToken cancellation)
    {
        var found = JobEvents.Make(job, ProbeEvents.Finished, result, $"job-{row.Id}-finished").ToRow(time.GetUtcNow());
        Milestone.Reach(Milestone.JobFinishing);
        if (await jobs.FinishAsync(row.Id, found, cancellation))
        {
            Milestone.Reach(Milestone.JobFinished);
            worker.Add(found);
        }
    }

    private async Task<ProbeResult> LookAsync(JobRow row, ProbeJob job, CancellationToken cancellation)
    {
        using var trace = BotTrace.GoOn("probe", job.Trace);
        await using var feed = new ProgressFeed(time, (progress, number) => TellAsync(
            row.Id, JobEvents.Make(job, ProbeEvents.Progress, progress, $"job-{row.Id}-{row.Attempts}-{number}"), cancellation));
        return await server.LookAsync(job.Order, feed.Report, cancellation);
    }

    private async Task TellAsync(long job, Envelope progress, CancellationToken cancellation)
    {
        var row = progress.ToRow(time.GetUtcNow());
        if (await jobs.TellAsync(job, row, cancellation))
        {
            worker.Add(row);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} was let go: its order cannot be read.")]
        public static partial void Dropped(ILogger logger, long id, Exception problem);
    }
}
