using SmtpHelpBot.Corpus;

namespace SmtpHelpBot.Diagnosis.Tests.Corpus;

/// <summary>A corpus of real texts is read as well as promised: our own samples always, and the file named by the variable where it is set.</summary>
public sealed class CorpusTests
{
    private const string Variable = "SMTPHELPBOT_CORPUS";

    [Fact]
    public void Every_corpus_is_read_as_well_as_promised() => Assert.All(Corpora(), corpus =>
    {
        var score = CorpusScore.On(corpus);
        var report = CorpusTables.Summary(score);

        Assert.True(score.Strict.Ratio >= 0.97, report);
        Assert.True(score.Lenient.Ratio >= 0.94, report);
        Assert.True(score.FalseAlarms.Ratio <= 0.01, report);
        Assert.True(score.Codes.Ratio >= 1, report);
        Assert.True(score.Providers.Ratio >= 0.97, report);
    });

    [Fact]
    public void A_wrong_reading_counts_as_one()
    {
        CorpusItem[] items =
        [
            new() { Id = "right", Text = "535 5.7.8 Error: authentication failed", Cause = "credentials", Fine = "bad_credentials", SmtpCode = "535", EnhancedCode = "5.7.8" },
            new() { Id = "wrong cause", Text = "535 5.7.8 Error: authentication failed", Cause = "provider_issue", Fine = "outage", Library = "postfix" },
            new() { Id = "allowed cause", Text = "535 5.7.8 Error: authentication failed", Cause = "provider_issue", Secondary = ["credentials"], Ambiguous = true },
            new() { Id = "wrong code", Text = "450 4.2.0 first, then 535 5.7.8 Error: authentication failed", Cause = "credentials", SmtpCode = "450" },
            new() { Id = "false alarm", Text = "ldap_bind: Invalid credentials (49)", Cause = "credentials" },
            new() { Id = "right library", Text = "Outlook keeps asking for my password", Cause = "two_factor", Secondary = ["credentials"], Ambiguous = true, Library = "mail-client" },
            new() { Id = "wrong provider", Text = "smtp.gmail.com is not at fault: 535 5.7.139 SmtpClientAuthentication is disabled for the Tenant", Cause = "account_settings", Provider = "gmail" },
        ];

        var score = CorpusScore.On(items);
        Assert.Equal((new(3, 5), new(5, 7), new(1, 7)), (score.Strict, score.Lenient, score.FalseAlarms));
        Assert.Equal((new(1, 2), new(0, 1)), (score.Codes, score.Providers));
        Assert.Equal((new(1, 2), new(1, 2)), (score.Fine, score.Libraries));
        Assert.Contains("provider_issue", CorpusTables.Summary(score), StringComparison.Ordinal);
        Assert.Contains("450", CorpusTables.Details(score), StringComparison.Ordinal);
    }

    private static IEnumerable<IEnumerable<CorpusItem>> Corpora()
    {
        yield return new[] { "errors", "meanings", "dialogs", "plain-words" }.SelectMany(Samples.Expected)
            .Select(row => row.Data).Select((data, number) => new CorpusItem { Id = $"{number}", Text = data.Item5, Cause = data.Item1, Fine = data.Item2 });
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            yield return CorpusItem.Of(File.ReadLines(file));
        }
    }
}
