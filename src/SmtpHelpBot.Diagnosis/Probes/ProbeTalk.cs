using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Diagnosis.Probes;

/// <summary>The whole talk with a server as a text: every port with its times, what was sent and what came.</summary>
public static class ProbeTalk
{
    /// <summary>The text; hostile words of the server's in it are cleaned, and stay words: it is for places where nothing is markup.</summary>
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
