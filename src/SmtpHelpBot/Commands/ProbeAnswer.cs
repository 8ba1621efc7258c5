using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Commands;

/// <summary>What the probe command answers; the names are those of its JSON.</summary>
internal sealed record ProbeAnswer(
    string Target,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<ProbeAnswer.PortPart> Ports,
    IReadOnlyList<ProbeAnswer.FindingPart> Findings,
    ProbeAnswer.ConclusionPart Conclusion)
{
    public static ProbeAnswer Of(ProbeReport report) => new(
        report.Target,
        report.Addresses,
        [.. report.Ports.Select(PortPart.Of)],
        FindingPart.Of(report.Findings),
        ConclusionPart.Of(report));

    /// <summary>The answer as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ProbeJson.Readable.ProbeAnswer);

    /// <summary>The answer in words, for a person at a terminal: what it means first.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder().AppendLine(Conclusion.Text).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Target}: {(Addresses.Count == 0 ? "no address" : string.Join(", ", Addresses))}");
        foreach (var finding in Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  ! {finding.Text}");
        }

        foreach (var port in Ports)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {port.Address} port {port.Port}: {port.Outcome}  {string.Join(' ', port.Phases.Select(phase => $"{phase.Name}={phase.Ms}ms"))}");
            foreach (var finding in port.Findings)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"      ! {finding.Text}");
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>One port at one address.</summary>
    internal sealed record PortPart(
        int Port,
        string Address,
        string Outcome,
        IReadOnlyList<ProbePhase> Phases,
        string? Banner,
        IReadOnlyList<string> EhloBefore,
        IReadOnlyList<string> EhloAfter,
        IReadOnlyList<string> AuthBefore,
        IReadOnlyList<string> AuthAfter,
        long? Size,
        TlsReport? Tls,
        IReadOnlyList<FindingPart> Findings)
    {
        public static PortPart Of(PortReport port) => new(
            port.Port,
            port.Address,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(port.Outcome.ToString()),
            port.Phases,
            port.Banner,
            port.EhloBefore,
            port.EhloAfter,
            port.AuthBefore,
            port.AuthAfter,
            port.Size,
            port.Tls,
            FindingPart.Of(port.Findings));
    }

    /// <summary>Something that stands out.</summary>
    internal sealed record FindingPart(string Id, string? Cause, string Text)
    {
        public static IReadOnlyList<FindingPart> Of(IReadOnlyList<Finding> findings) =>
            [.. findings.Select(finding => new FindingPart(finding.Id, finding.Cause?.ToName(), finding.Text))];
    }

    /// <summary>What it means.</summary>
    internal sealed record ConclusionPart(string? Cause, string Text, string From, IReadOnlyList<string> Findings)
    {
        /// <summary>Beside what the provider documents; nobody's settings are known at a terminal.</summary>
        public static ConclusionPart Of(ProbeReport report)
        {
            var compared = Comparison.Of(report, MailSettings.Unknown, provider: null);
            var (texts, place) = (Texts.English, report.Place(Texts.English));
            return new(
                report.Conclusion.Cause?.ToName(),
                string.Join(' ', [compared.Lead(report, texts), .. compared.Lines(report, texts), texts.Format("conclusion.seen_from", ("place", place))]),
                place,
                report.Conclusion.Findings);
        }
    }
}

[JsonSerializable(typeof(ProbeAnswer))]
internal sealed partial class ProbeJson : JsonSerializerContext
{
    /// <summary>For a terminal: letters of all languages as they are.</summary>
    public static ProbeJson Readable { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
