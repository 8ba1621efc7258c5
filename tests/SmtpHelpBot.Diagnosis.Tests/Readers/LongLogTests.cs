using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>What a long log ends with is why it was pasted.</summary>
public sealed class LongLogTests
{
    private const int Many = 100;

    [Fact]
    public void Words_that_stood_there_a_hundred_times_are_still_read_together_at_the_end()
    {
        var log = LinesOf("info: the sender was noted and the newsletter of today waits in the queue of this host, nothing else to say about it");

        Assert.Null(PasteReader.Read(log).Fine);
        Assert.Equal("sender_not_allowed", PasteReader.Read(log + "error: this sender is not owned by your login").Fine);
    }

    [Fact]
    public void Words_at_the_beginning_count_however_much_follows()
    {
        var log = LinesOf("info: the sender was noted and the newsletter of today waits in the queue of this host, nothing else to say about it");

        Assert.Equal("sender_not_allowed", PasteReader.Read("error: this sender is not owned by your login\n" + log).Fine);
    }

    [Fact]
    public void A_refusal_behind_a_hundred_others_is_the_one_that_the_text_is_about() =>
        Assert.Equal((535, "5.7.8"), Codes(LinesOf("421 busy") + "535 5.7.8 no"));

    [Fact]
    public void A_refusal_before_a_hundred_others_is_kept() =>
        Assert.Equal((535, "5.7.8"), Codes("535 5.7.8 no\n" + LinesOf("421 busy")));

    private static string LinesOf(string line) => string.Concat(Enumerable.Repeat(line + "\n", Many));

    private static (int?, string?) Codes(string text) => PasteReader.Read(text) is var reading ? (reading.SmtpCode, reading.EnhancedCode) : default;
}
