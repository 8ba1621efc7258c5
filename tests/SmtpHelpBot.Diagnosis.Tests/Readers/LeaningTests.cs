using CsCheck;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Readers.Leanings;
using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;
using SmtpHelpBot.Diagnosis.Readers.Signs;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>Words that are weighed one by one make signs louder or less loud, and settle nothing themselves.</summary>
public sealed class LeaningTests
{
    private const int ManyWords = 40;
    private static readonly int Causes = Enum.GetValues<Cause>().Length;

    [Fact]
    public void Every_word_has_a_weight_for_every_cause()
    {
        var data = LeaningData.Read();
        Assert.All(data.Words.Values.Append(data.Before), weights => Assert.Equal(Causes, weights.Length));
    }

    [Fact]
    public void Every_word_that_is_weighed_is_asked_for()
    {
        var marks = Marks.Libraries.Concat(Marks.ProviderSentences).Concat(Marks.ProviderNames).Concat(Marks.Stages).SelectMany(mark => mark.Says);
        var book = new Phrasebook(SignBook.Shared.All.SelectMany(sign => sign.Says).Concat(marks).SelectMany(Pattern.TermsOf), WordGroups.Read());
        Assert.All(LeaningData.Read().Words.Keys, word => Assert.NotNull(book.IdOf(word)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.73)]
    [InlineData(0.9)]
    public void A_sign_is_louder_where_the_words_lean_its_way_and_less_loud_where_they_lean_another(double weight)
    {
        var shares = Shares.Of([20, 0, 0, 0, 0, 0], ManyWords);
        Assert.InRange(Heard(shares, Cause.Credentials, weight), weight + 0.01, 0.999);
        Assert.InRange(Heard(shares, Cause.ProviderIssue, weight), 0.001, weight - 0.01);
    }

    [Fact]
    public void Words_that_lean_no_way_change_nothing() =>
        Assert.All(Enum.GetValues<Cause>(), cause => Assert.Equal(0.7, Heard(Shares.Of(new double[Causes], ManyWords), cause, 0.7), 9));

    [Fact]
    public void No_words_change_nothing() => Assert.Equal(0.7, Heard(Shares.Of([20, 0, 0, 0, 0, 0], 0), Cause.ProviderIssue, 0.7), 9);

    [Fact]
    public void Few_words_are_heard_less_than_many()
    {
        double[] sums = [2, 0, 0, 0, 0, 0];
        Assert.True(Heard(Shares.Of(sums, 2), Cause.Credentials, 0.7) < Heard(Shares.Of(sums, ManyWords), Cause.Credentials, 0.7));
    }

    [Fact]
    public void However_much_words_weigh_a_sign_stays_between_never_and_always() =>
        Gen.Select(Gen.Double[-1000, 1000].Array[Causes], Gen.Int[0, 1000], Gen.Double[0.01, 0.99], Gen.Enum<Cause>())
            .Sample((sums, weighed, weight, cause) => Heard(Shares.Of(sums, weighed), cause, weight) is > 0 and < 1);

    [Fact]
    public void Words_without_a_sign_are_no_evidence() => Assert.Empty(PasteReader.Read("password login account server").Evidence);

    private static double Heard(Shares shares, Cause cause, double weight) => shares.Weigh(new(cause, weight, "reason")).Weight;
}
