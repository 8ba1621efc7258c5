using System.Collections.Concurrent;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>What was not let in.</summary>
internal sealed class KeptRefusals : ISlackRefusals
{
    public ConcurrentQueue<SlackRefusal> All { get; } = new();

    public void Refused(SlackRefusal reason, string what = "") => All.Enqueue(reason);
}
