using System.Text.Json.Nodes;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Diagnosis.Tests.Cases;

public sealed class OlderReportTests
{
    [Fact]
    public void A_report_that_an_older_version_kept_is_read_with_nothing_in_place_of_what_it_does_not_know()
    {
        var port = new PortReport { Port = 587, Address = "192.0.2.1", Outcome = PortOutcome.Completed };
        var report = new ProbeReport("smtp.example.com", ["192.0.2.1"], [port], new(null, "Fine.", []), DateTimeOffset.UnixEpoch);
        var json = JsonNode.Parse(CaseJson.Write(new() { Id = CaseId.New(), OpenedAt = DateTimeOffset.UnixEpoch, Probes = [report] }))!;
        var kept = json["Probes"]![0]!.AsObject();
        kept.Remove("Asked");
        kept.Remove("AskedPorts");
        kept["Ports"]![0]!.AsObject().Remove("Transcript");
        kept["Conclusion"]!.AsObject().Remove("Advice");

        var read = Assert.Single(CaseJson.Read(json.ToJsonString()).Probes);

        Assert.Empty(read.Asked);
        Assert.Empty(read.AskedPorts);
        Assert.Empty(read.Ports[0].Transcript);
        Assert.Empty(read.Conclusion.Advice);
    }
}
