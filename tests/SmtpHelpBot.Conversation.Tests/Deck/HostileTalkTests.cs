using System.Globalization;
using System.Text;
using CsCheck;
using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>The words of a server, wherever a look at it shows them.</summary>
public sealed class HostileTalkTests
{
    private static readonly string[] Tricks =
    [
        "**bold** [link](https://evil.example)", "<at>Rosa</at> <!channel> <@U1|rosa>", "\u202egnp.exe\u2066", "\u0000\u001b[2J\u0007", "{{DATE(2020-01-01T00:00:00Z)}}",
        "${text.title} ${$data}", "\"}]}, {\"type\": \"Action.OpenUrl\"", "\ud83d", "\u200b\u2060\U000E0041", "![x](https://evil.example/x.png)", "\n== port 25", "\"\"\"\"\"\"\"\"",
    ];

    private static readonly Gen<string> Line = Gen.OneOf(Gen.Int[0, Tricks.Length - 1].Select(index => Tricks[index]), Gen.String[Gen.Char, 0, 40]).List[1, 4].Select(parts => $"S: {string.Concat(parts)}");

    [Fact]
    public void Nothing_that_a_server_says_takes_effect_in_a_report_in_its_talk_or_in_its_file() => Line.List[1, 120].Sample(
        lines =>
        {
            var report = Talk(lines);
            Screen[] screens = [ProbeReportScreen.Of(report, Examples.Checked(), ageSeconds: 0, Texts.English), .. ProbeTalkScreen.Of(report, Texts.English)];
            foreach (var card in screens.Select(screen => CardDeck.Expand(screen, Texts.English)))
            {
                Assert.InRange(Encoding.Unicode.GetByteCount(card.ToString(Formatting.None)), 1, CardDeck.MostBytes);
                var runs = card.SelectTokens("$..[?(@.type == 'TextRun')].text").Select(text => (string)text!).ToList();
                Assert.All(runs, text => Assert.DoesNotContain(text.EnumerateRunes(), IsHidden));
                Assert.DoesNotContain(runs, text => text.Contains("{{DATE(", StringComparison.Ordinal));
                Assert.Empty(card.SelectTokens("$..[?(@.type == 'Action.OpenUrl')]"));
            }

            foreach (var file in WholeTalk.Of(report, "slack", Texts.English).Select(message => (string)message.Attachments[0].Content))
            {
                Assert.DoesNotContain(file.EnumerateRunes(), IsHidden);
            }
        },
        iter: 60);

    [Fact]
    public void A_report_of_a_server_that_says_all_it_can_stays_below_28_KB()
    {
        var words = string.Concat(Enumerable.Repeat("\"long\" words ", 14));
        var findings = Enumerable.Range(1, 12).Select(number => new Finding($"finding_{number}", Diagnosis.Causes.Cause.ProviderIssue, $"{number} {words}")).ToList();
        var port = Examples.Report().Ports[0] with
        {
            Outcome = PortOutcome.Completed,
            Address = "2001:db8:1111:2222:3333:4444:5555:6666",
            AuthAfter = [.. Enumerable.Range(1, 24).Select(number => string.Create(CultureInfo.InvariantCulture, $"MECHANISM-LONG-{number:00}"))],
            Phases = [.. new[] { "dns", "tcp", "banner", "ehlo", "starttls", "tls", "ehlo_tls" }.Select(name => new ProbePhase(name, 1234.56))],
            Transcript = [.. Enumerable.Repeat("S: x", 80)],
            Findings = findings,
        };
        var report = Examples.Report() with
        {
            Target = new string('h', 253),
            Asked = new string('a', 253),
            Route = ServerRoute.Announced,
            Addresses = [.. Enumerable.Repeat("2001:db8:1111:2222:3333:4444:5555:6666", 8)],
            Ports = [.. Enumerable.Range(0, 32).Select(index => port with { Port = ProbePorts[index % 4] })],
            Findings = findings,
        };

        Screen[] screens = [ProbeReportScreen.Of(report, Examples.Checked(), ageSeconds: 20, Texts.English), .. ProbeTalkScreen.Of(report, Texts.English)];

        Assert.All(screens, screen => Assert.InRange(Encoding.Unicode.GetByteCount(CardDeck.Expand(screen, Texts.English).ToString(Formatting.None)), 1, CardDeck.MostBytes));
    }

    private static readonly int[] ProbePorts = [25, 465, 587, 2525];

    private static ProbeReport Talk(List<string> lines)
    {
        var report = Examples.Report();
        return report with { Ports = [report.Ports[0] with { Transcript = lines, Banner = lines[0], EhloBefore = lines }, report.Ports[0] with { Port = 25, Transcript = lines }] };
    }

    private static bool IsHidden(Rune rune) => rune.Value is not ('\n' or '\r')
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
