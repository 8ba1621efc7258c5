using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Delivery.Jobs;

/// <summary>Looks at a mail server for a job.</summary>
internal interface IServerLook
{
    /// <summary>Looks, and reports every change of a stage; a target that is refused or cannot be read is an answer.</summary>
    Task<ProbeResult> LookAsync(ProbeOrder order, Action<ProbeProgress> report, CancellationToken cancellation);
}
