using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Tests.Signing;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>A card says and offers the same in Teams and in Slack.</summary>
public sealed class ParityTests
{
    public static TheoryData<string> Names => [.. CardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_says_the_same_words_in_both(string name) => Assert.All(CardFiles.States(name), state =>
    {
        var slack = CardWords.InSlack(CardRenderer.Message(state.Card, null));
        var teams = CardWords.InTeams(state.Card);
        Assert.True(teams.IsSubsetOf(slack), $"{state.State}: Slack does not say {string.Join(' ', teams.Except(slack))}");
        Assert.True(slack.IsSubsetOf(teams.Append(state.Card.FallbackText).SelectMany(text => text.Split(' ')).ToHashSet(StringComparer.Ordinal)), $"{state.State}: Teams does not say {string.Join(' ', slack.Except(teams))}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_offers_the_same_in_both(string name) => Assert.All(CardFiles.States(name), state =>
        Assert.Equal(CardWords.OfferedInTeams(state.Card), CardWords.OfferedInSlack(CardRenderer.Message(state.Card, null))));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_fits_into_one_message_and_its_forms_into_modals(string name) => Assert.All(CardFiles.States(name), state =>
    {
        var message = CardRenderer.Message(state.Card, null);
        Assert.Empty(LimitsCheck.OfMessage(new JArray(message.Blocks), message.Text));
        Assert.All(CardWords.Forms(message), form => Assert.Empty(LimitsCheck.OfView(View.Form(form, null, "C0HELP;messageid=1795469650.723", "1795469650.724", Desk.Words))));
    });

    [Fact]
    public async Task Slacks_own_types_take_every_block_and_modal()
    {
        var lines = CardFiles.Names.SelectMany(name => CardFiles.States(name).SelectMany(state => Lines($"{name} {state.State}", state.Card))).DistinctBy(line => line[line.IndexOf('[', StringComparison.Ordinal)..], StringComparer.Ordinal).ToList();

        Assert.Equal([$"{lines.Count} checked"], await SlackTool.RunAsync("check.js", lines));
    }

    [Fact]
    public async Task Slacks_own_types_see_what_is_wrong()
    {
        var wrong = new JObject { ["type"] = "section", ["text"] = new JObject { ["type"] = "plain", ["text"] = "x" } };

        Assert.Contains("wrong:", (await SlackTool.RunAsync("check.js", [Line("wrong", "KnownBlock[]", new JArray(wrong))]))[0], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(string name, AdaptiveCards.AdaptiveCard card)
    {
        var message = CardRenderer.Message(card, null);
        yield return Line(name, "KnownBlock[]", new JArray(message.Blocks));
        yield return Line($"{name} at home", "HomeView", View.Home(message.Blocks));
        foreach (var form in CardWords.Forms(message))
        {
            yield return Line($"{name}: {form.Title}", "ModalView", View.Form(form, null, "C0HELP", null, Desk.Words));
        }

        var modal = CardRenderer.Form(card, null);
        yield return Line($"{name} as a modal", "ModalView", modal.Form is { } asked ? View.Form(asked, modal.Blocks, null, null, Desk.Words) : View.Modal(modal.Blocks, modal.Title, Desk.Words));
    }

    private static string Line(string name, string type, JToken value) => new JObject { ["name"] = name, ["type"] = type, ["value"] = value }.ToString(Formatting.None);
}
