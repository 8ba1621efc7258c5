using System.Globalization;
using System.Text;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Commands;

/// <summary>The whole talk with a server as a text file: every port with its times, what was sent and what came.</summary>
internal static class ProbeTranscript
{
    public static string Of(ProbeReport report)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{report.Target}, {report.At:yyyy-MM-dd HH:mm:ss} UTC");
        foreach (var port in report.Ports)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"== port {port.Port} at {port.Address}: {port.Outcome}");
            text.AppendLine(string.Join(", ", port.Phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Ms} ms"))));
            foreach (var line in port.Transcript)
            {
                text.AppendLine(line);
            }
        }

        return text.ToString();
    }
}
