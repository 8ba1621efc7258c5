using System.Collections.Concurrent;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Probe.FairUse;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Probing;

/// <summary>Looks at mail servers for the jobs of the bot.</summary>
internal sealed class ServerLook(SharedCheck check, TimeProvider time) : IServerLook
{
    /// <inheritdoc />
    public async Task<ProbeResult> LookAsync(ProbeOrder order, Action<ProbeProgress> report, CancellationToken cancellation)
    {
        var stages = new ConcurrentDictionary<int, string>();
        var answer = await check.LookAsync(
            new(order.Target, order.Ports, order.Who, order.Fresh),
            (port, phase) =>
            {
                stages[port] = phase;
                report(new(order, [.. stages.OrderBy(stage => stage.Key).Select(stage => new PortStage(stage.Key, stage.Value))]));
            },
            cancellation);
        BotFigures.Probed(Outcome(answer));
        return answer switch
        {
            CheckAnswer.Seen seen => new(order, seen.Report, null) { AgeSeconds = (int)(time.GetUtcNow() - seen.Report.At).TotalSeconds },
            CheckAnswer.TooOften wait => new(order, null, "say.probe_too_often") { RetryAfterSeconds = (int)Math.Ceiling(wait.RetryAfter.TotalSeconds) },
            CheckAnswer.Malformed => new(order, null, "say.host_bad"),
            CheckAnswer.Refused => new(order, null, "say.target_refused"),
            _ => throw new InvalidOperationException($"Not an answer: {answer}."),
        };
    }

    private static ProbeOutcome Outcome(CheckAnswer answer) => answer switch
    {
        CheckAnswer.Seen => ProbeOutcome.Seen,
        CheckAnswer.TooOften => ProbeOutcome.TooOften,
        _ => ProbeOutcome.Refused,
    };

    /// <summary>How a look ended, for the figures.</summary>
    private enum ProbeOutcome
    {
        /// <summary>There is a report.</summary>
        Seen,

        /// <summary>It was asked for too often.</summary>
        TooOften,

        /// <summary>The target is not looked at.</summary>
        Refused,
    }
}
