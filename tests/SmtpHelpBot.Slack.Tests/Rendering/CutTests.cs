using System.Text;
using CsCheck;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Tests.Rendering;

public sealed class CutTests
{
    private static readonly string[] Pieces = ["a", " ", "\n", "&amp;", "<x>", "\ud83d\ude00"];

    [Theory]
    [InlineData("hello", 5, "hello")]
    [InlineData("hello", 4, "hel…")]
    [InlineData("hello", 2, "h…")]
    [InlineData("hello", 1, "…")]
    [InlineData("\ud83d\ude00hello", 2, "…")]
    [InlineData("\ud83d\ude00hello", 3, "\ud83d\ude00…")]
    [InlineData("a &amp; b", 5, "a…")]
    public void A_text_that_is_too_long_ends_in_a_mark(string text, int most, string shown) => Assert.Equal(shown, Cut.To(text, most));

    [Fact]
    public void Whatever_it_is_it_fits_and_no_character_is_split() => Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 30], Gen.Int[1, 40]).Sample((pieces, most) =>
    {
        var shown = Cut.To(string.Concat(pieces.Select(piece => Pieces[piece])), most);
        return shown.Length <= most && !shown.EnumerateRunes().Contains(Rune.ReplacementChar);
    });
}
