using System.Collections.Concurrent;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Probing;

/// <summary>Looks at mail servers for the jobs of the bot.</summary>
internal sealed class ServerLook(MailServerCheck check) : IServerLook
{
    /// <inheritdoc />
    public async Task<ProbeResult> LookAsync(ProbeOrder order, Action<ProbeProgress> report, CancellationToken cancellation)
    {
        var stages = new ConcurrentDictionary<int, string>();
        var answer = await check.LookAsync(
            order.Target,
            order.Ports,
            (port, phase) =>
            {
                stages[port] = phase;
                report(new(order, [.. stages.OrderBy(stage => stage.Key).Select(stage => new PortStage(stage.Key, stage.Value))]));
            },
            cancellation);
        return answer switch
        {
            CheckAnswer.Seen seen => new(order, seen.Report, null),
            CheckAnswer.Malformed => new(order, null, "say.host_bad"),
            CheckAnswer.Refused => new(order, null, "say.target_refused"),
            _ => throw new InvalidOperationException($"Not an answer: {answer}."),
        };
    }
}
