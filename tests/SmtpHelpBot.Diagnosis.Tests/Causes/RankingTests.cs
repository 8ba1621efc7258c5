using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Tests.Causes;

/// <summary>How evidence adds up. A weight of 0.75 gives odds of 3, one of 0.5 odds of 1; 0.4 is always left to doubt.</summary>
public sealed class RankingTests
{
    [Fact]
    public void Nothing_speaks_for_no_cause() => Assert.Empty(Ranking.Of([]));

    [Fact]
    public void One_reason_leaves_some_doubt() => AssertRanked([(Cause.Credentials, 3 / 3.4)], Says(Cause.Credentials, 0.75));

    [Fact]
    public void The_same_reason_counts_once_with_its_loudest_voice() =>
        AssertRanked([(Cause.Credentials, 3 / 3.4)], Says(Cause.Credentials, 0.5), Says(Cause.Credentials, 0.75), Says(Cause.Credentials, 0.25));

    [Fact]
    public void The_loudest_reason_counts_in_full_and_every_further_one_a_quarter() =>
        AssertRanked([(Cause.Credentials, 3.5 / 3.9)], Says(Cause.Credentials, 0.5, "one"), Says(Cause.Credentials, 0.75, "two"), Says(Cause.Credentials, 0.5, "three"));

    [Fact]
    public void Even_what_settles_it_leaves_some_doubt() => AssertRanked([(Cause.TwoFactor, 99 / 99.4)], Says(Cause.TwoFactor, 1));

    [Fact]
    public void The_likeliest_cause_comes_first() => AssertRanked(
        [(Cause.FirewallAntivirus, 3 / 4.4), (Cause.Credentials, 1 / 4.4)], Says(Cause.Credentials, 0.5), Says(Cause.FirewallAntivirus, 0.75));

    [Fact]
    public void Causes_that_are_as_likely_keep_the_order_of_the_document() => AssertRanked(
        [(Cause.Credentials, 1 / 3.4), (Cause.AccountSettings, 1 / 3.4), (Cause.ProviderIssue, 1 / 3.4)],
        Says(Cause.ProviderIssue, 0.5), Says(Cause.AccountSettings, 0.5), Says(Cause.Credentials, 0.5));

    private static Evidence Says(Cause cause, double weight, string reason = "reason") => new(cause, weight, reason);

    private static void AssertRanked((Cause Cause, double Confidence)[] expected, params Evidence[] evidence)
    {
        var ranked = Ranking.Of(evidence);
        Assert.Equal(expected.Select(one => one.Cause), ranked.Select(one => one.Cause));
        Assert.All(expected.Zip(ranked), pair => Assert.Equal(pair.First.Confidence, pair.Second.Confidence, precision: 9));
    }
}
