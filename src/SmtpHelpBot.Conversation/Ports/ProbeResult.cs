using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>How far a probe has come.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Stages">One line a port: the port and the phase it is in.</param>
public sealed record ProbeProgress(ProbeOrder Order, IReadOnlyList<PortStage> Stages);

/// <summary>The phase that a port is in.</summary>
/// <param name="Port">The port.</param>
/// <param name="Phase">The name of the phase, as in <see cref="ProbePhase"/>, or done.</param>
public sealed record PortStage(int Port, string Phase);

/// <summary>What a probe came to.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Report">The report; null where the target was refused or could not be read as a host.</param>
/// <param name="Refusal">Key of the text that says why there is no report; null where there is one.</param>
public sealed record ProbeResult(ProbeOrder Order, ProbeReport? Report, string? Refusal)
{
    /// <summary>How old the report is, in seconds: several people who ask for the same share one look.</summary>
    public int AgeSeconds { get; init; }

    /// <summary>When the server may be asked for again, in seconds; 0 where it may be at once.</summary>
    public int RetryAfterSeconds { get; init; }
}
