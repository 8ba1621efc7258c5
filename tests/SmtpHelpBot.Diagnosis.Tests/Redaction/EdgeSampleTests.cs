using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Short texts just inside and just outside the rules, found by comparing each rule with one that is a little off: one letter more or less, a sign turned round.</summary>
public sealed class EdgeSampleTests
{
    public static TheoryData<string, string> Edges
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var edge in Samples.Lines("edges").Select(line => line.Split(" => ", 2)))
            {
                data.Add(edge[0], edge[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Just_inside_a_rule_a_text_is_masked_and_just_outside_it_stays(string text, string masked)
    {
        Assert.Equal(masked, Redactor.Redact(text).Text.Value);
        Assert.Equal(masked, Redactor.Redact(masked).Text.Value);
    }
}
