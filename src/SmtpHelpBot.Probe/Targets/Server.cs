using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Probe.Targets;

/// <summary>A server that was found and may be looked at.</summary>
/// <param name="Target">The checked target.</param>
/// <param name="Route">How it was found.</param>
/// <param name="DnsMs">What the name service took, in milliseconds.</param>
internal sealed record Server(ProbeTarget Target, ServerRoute Route, double DnsMs);
