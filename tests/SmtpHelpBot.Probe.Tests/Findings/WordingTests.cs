using System.Text.RegularExpressions;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Probe.Findings;

namespace SmtpHelpBot.Probe.Tests.Findings;

public sealed partial class WordingTests
{
    private static readonly string[] Frames = ["fine", "place", "seen_from", "avoid", "or", "way_tls", "way_starttls", "undecided"];

    [Fact]
    public void Every_finding_has_a_text_and_every_text_a_finding() =>
        Assert.Equal(FindingKind.All.Select(kind => kind.Id).Order(StringComparer.Ordinal), Below("finding."));

    [Fact]
    public void Every_finding_that_can_lead_or_advises_says_what_to_do_and_no_other() => Assert.Equal(
        FindingKind.All.Where(kind => kind.Force != Force.Note).Select(kind => kind.Id).Concat(Frames).Order(StringComparer.Ordinal),
        Below("conclusion."));

    [Fact]
    public void What_only_informs_or_advises_points_to_no_cause_and_what_leads_does() =>
        Assert.All(FindingKind.All, kind => Assert.Equal(kind.Force is Force.Loud or Force.Fault, kind.Cause is not null));

    [Fact]
    public void A_conclusion_names_nothing_that_its_finding_does_not_know() => Assert.All(
        FindingKind.All.Where(kind => kind.Force != Force.Note),
        kind => Assert.Empty(Names(Texts.English[$"conclusion.{kind.Id}"]).Except(Names(Texts.English[$"finding.{kind.Id}"]))));

    private static IEnumerable<string> Names(string text) => Braces().Matches(text).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Below(string prefix) =>
        Texts.English.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Braces();
}
