using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u200Bb\u0000c\u001b[31m", "abc[31m")]
    [InlineData("line\nline", "line\nline")]
    [InlineData("{{DATE(2020-01-01T00:00:00Z)}} {{ host }}", "{{ DATE(2020-01-01T00:00:00Z)}} {{ host }}")]
    [InlineData("Grüße 日本 🙂", "Grüße 日本 🙂")]
    public void What_hides_or_turns_text_is_not_shown(string text, string shown) => Assert.Equal(shown, ShownText.Of(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_it() => Assert.Equal("half \ufffd", ShownText.Of("half \ud83d"));

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        var shown = ShownText.Of(string.Concat(Enumerable.Repeat("🙂", 50)), 20);

        Assert.EndsWith("🙂…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 18, 20);
    }

    [Fact]
    public void A_template_in_a_text_is_only_text()
    {
        var card = CardDeck.Expand(LineScreen.Of("${text.button.human} \" } ]"), Texts.English);

        Assert.Contains(card.Descendants().OfType<JValue>(), value => value.Value is "${text.button.human} \" } ]");
    }

    [Fact]
    public void A_case_of_megabytes_still_fits_on_its_cards()
    {
        var open = new CaseFile { Id = new("case"), OpenedAt = Examples.Noon };
        for (var time = 0; time < 40; time++)
        {
            open = CaseLearning.Read(open, "535 5.7.8 " + new string('"', 60_000)) with { Steps = [.. open.Steps, new(StepId.AppPassword, StepResult.DidNotHelp, Examples.Noon)] };
        }

        var words = Texts.English;
        Assert.All(
            [Counsel.Diagnosis(open, Examples.Today, words)!, EscalateScreen.Of(HandoverCounsel.View(open, words), words), HandoverCounsel.Provider(open, words), Examples.TicketOf(Examples.New() with { Case = open })],
            (Screen screen) => Assert.InRange(Encoding.Unicode.GetByteCount(CardDeck.Expand(screen, words).ToString(Formatting.None)), 1, CardDeck.MostBytes));
    }
}
