using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Tests.Signing;

namespace SmtpHelpBot.Slack.Tests.Api;

/// <summary>What Slack says about the app's token is said to people in words, and what is said in words about the token is taken for that.</summary>
public sealed class SlackErrorsTests
{
    private static readonly JObject Words = (JObject)JObject.Parse(File.ReadAllText(Path.Combine(SlackTool.Root(), "cards/texts/en.json"))).SelectToken("letter.why")!;

    public static TheoryData<string> AboutToken => [.. SlackErrors.AboutToken];

    public static TheoryData<string> SaidToBe => [.. Words.Properties().Where(word => $"{word.Value}".Contains("Slack:BotToken", StringComparison.Ordinal) || $"{word.Value}".Contains("The Slack app", StringComparison.Ordinal)).Select(word => word.Name)];

    [Theory]
    [MemberData(nameof(AboutToken))]
    public void Every_word_about_the_token_has_a_sentence_for_people(string word) => Assert.NotEmpty(Words.Value<string>(word) ?? "");

    [Theory]
    [MemberData(nameof(SaidToBe))]
    public void What_people_are_told_is_the_token_is_logged_as_that(string word) => Assert.True(SlackErrors.IsAboutToken(word));

    [Fact]
    public void There_are_such_sentences() => Assert.InRange(SaidToBe.Count, 6, int.MaxValue);
}
