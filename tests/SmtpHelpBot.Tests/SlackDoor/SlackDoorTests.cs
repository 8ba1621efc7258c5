using System.Net;
using System.Text;
using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>Who gets in at Slack's door, and what becomes of what comes twice.</summary>
public sealed class SlackDoorTests
{
    private static readonly string[] Doors = ["/slack/events", "/slack/interactions", "/slack/commands"];

    [Fact]
    public async Task Without_Slack_there_is_no_door_of_it()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        foreach (var door in Doors)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.PostAsync(door, new StringContent("{}"), TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Theory]
    [InlineData("Slack: BotToken must be the Bot User OAuth Token", "--Slack:SigningSecret=0123456789abcdef")]
    [InlineData("Slack: SigningSecret (requests over HTTP) or AppToken (Socket Mode) must be set", "--Slack:BotToken=xoxb-1")]
    [InlineData("have at least 16 characters", "--Slack:BotToken=xoxb-1", "--Slack:SigningSecret=short")]
    [InlineData("AppToken must be an App-Level Token", "--Slack:BotToken=xoxb-1", "--Slack:AppToken=xoxb-2")]
    [InlineData("ApiUrl must be an https address", "--Slack:BotToken=xoxb-1", "--Slack:SigningSecret=0123456789abcdef", "--Slack:ApiUrl=http://example.com/api/")]
    [InlineData("PreviousSigningSecret needs SigningSecret", "--Slack:BotToken=xoxb-1", "--Slack:AppToken=xapp-1", "--Slack:PreviousSigningSecret=0123456789abcdef")]
    public void Settings_that_are_wrong_are_named(string said, params string[] settings)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => BotHost.Build(["--environment=Production", .. settings]));
        Assert.Contains(wrong.Failures, failure => failure.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_signed_is_refused_and_nothing_comes_of_it()
    {
        await using var scene = await SlackScene.StartAsync();
        foreach (var door in Doors)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await scene.PostAsync(door, "{}", "application/json", secret: "another secret of anybody")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await scene.Bot.Client.PostAsync(door, new StringContent("""{"type":"url_verification","challenge":"x"}"""), TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Empty(scene.Slack.Calls);
    }

    [Theory]
    [InlineData("""{"type":"shortcut","team":{"id":"TEAM"},"user":{"id":"U1"},"trigger_id":{"a":1}}""")]
    [InlineData("""{"type":["shortcut"],"team":{"id":"TEAM"},"user":{"id":"U1"}}""")]
    [InlineData("""{"type":"view_submission","team":{"id":"TEAM"},"user":{"id":"U1"},"view":{"private_metadata":["x"]}}""")]
    public async Task What_is_signed_and_of_another_kind_than_it_should_be_is_400_and_does_not_come_again(string payload)
    {
        await using var scene = await SlackScene.StartAsync();
        var body = $"payload={Uri.EscapeDataString(payload.Replace("TEAM", SlackStandIn.Team, StringComparison.Ordinal))}";

        Assert.Equal(HttpStatusCode.BadRequest, (await scene.PostAsync("/slack/interactions", body, "application/x-www-form-urlencoded")).StatusCode);
    }

    [Fact]
    public async Task The_secret_before_counts_while_it_is_named()
    {
        const string Before = "ffffffffffffffffffffffffffffffff";
        await using var scene = await SlackScene.StartAsync(null, $"--Slack:PreviousSigningSecret={Before}");
        var answer = await scene.PostAsync("/slack/events", """{"type":"url_verification","challenge":"abc"}""", "application/json", Before);
        Assert.Equal("abc", JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value<string>("challenge"));
    }

    [Fact]
    public async Task The_check_of_the_certificate_needs_no_signature()
    {
        await using var scene = await SlackScene.StartAsync();
        var answer = await scene.Bot.Client.PostAsync("/slack/commands", new StringContent("ssl_check=1&token=abc", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await scene.Bot.Client.GetAsync("/slack/commands?ssl_check=1", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await scene.Bot.Client.GetAsync("/slack/commands", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_large_form_is_not_taken_apart_before_its_signature_is_judged()
    {
        await using var scene = await SlackScene.StartAsync();
        var answer = await scene.Bot.Client.PostAsync("/slack/commands", new StringContent($"ssl_check=1&token={new string('a', 4096)}", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"no":"type"}""")]
    public async Task What_cannot_be_read_is_said_to_be_so(string body)
    {
        await using var scene = await SlackScene.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await scene.PostAsync("/slack/events", body, "application/json")).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using var scene = await SlackScene.StartAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await scene.PostAsync("/slack/events", new string('x', 1024 * 1024 + 1), "application/json")).StatusCode);
    }

    [Fact]
    public async Task An_event_that_comes_again_is_answered_once()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        var message = anna.Message(anna.Direct, "hello");
        for (var times = 0; times < 4; times++)
        {
            await anna.SendAsync(message);
        }

        Assert.Single(scene.Slack.In(anna.Direct));
    }

    [Fact]
    public async Task A_mention_that_comes_as_a_message_too_is_answered_once()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        var mention = anna.Message("C0GENERAL", $"<@{SlackStandIn.Bot}> hello");
        await anna.SendAsync(mention);
        mention["type"] = "app_mention";
        await anna.SendAsync(mention);

        Assert.Single(scene.Slack.In("C0GENERAL"));
    }

    [Fact]
    public async Task Another_workspace_is_refused_and_told_once_with_the_setting()
    {
        await using var scene = await SlackScene.StartAsync();
        for (var count = 0; count < 5; count++)
        {
            var body = new JObject { ["type"] = "event_callback", ["team_id"] = "T0OTHER", ["event"] = scene.Person("ANNA").Message("D0ANNA", "hello") };
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.PostAsync("/slack/events", body.ToString(), "application/json")).StatusCode);
        }

        Assert.Contains("Slack:Workspaces", Assert.Single(scene.Bot.Log.Messages, line => line.Contains("T0OTHER", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_that_is_busy_gets_every_message_once_and_in_order()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.IsBusy("chat.postMessage", 2);
        var anna = scene.Person("ANNA");
        await anna.SayAsync("hello");
        await anna.SayAsync("help");

        Assert.Equal(2, scene.Slack.In(anna.Direct).Count);
        Assert.Contains("Diagnose an error", scene.Slack.In(anna.Direct)[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_several_messages_goes_on_where_Slack_was_busy_and_is_changed_as_one()
    {
        var card = "";
        await using var scene = await SlackScene.StartWithAsync(async turn =>
        {
            var message = CardOf(turn.Activity.Text);
            message.Id = card;
            card = turn.Activity.Text == "first" ? (await turn.SendActivityAsync(message)).Id : (await turn.UpdateActivityAsync(message)).Id;
        });
        scene.Slack.IsBusy("chat.postMessage", 1, after: 1);
        var anna = scene.Person("ANNA");
        await anna.SayAsync("first");
        Assert.Equal([50, 50, 20], scene.Slack.In(anna.Direct).Select(message => ((JArray)message.Body["blocks"]!).Count));

        await anna.SayAsync("second");
        Assert.All(scene.Slack.In(anna.Direct), message => Assert.Contains("second", message.Words, StringComparison.Ordinal));
        Assert.Equal(3, scene.Slack.In(anna.Direct).Count);
    }

    [Fact]
    public async Task A_changed_card_that_is_gone_is_sent_anew_once_and_changed_there_from_then_on()
    {
        var card = "";
        await using var scene = await SlackScene.StartWithAsync(async turn =>
        {
            var message = MessageFactory.Text(turn.Activity.Text);
            message.Id = card;
            card = turn.Activity.Text == "first" ? (await turn.SendActivityAsync(message)).Id : (await turn.UpdateActivityAsync(message)).Id;
        });
        var anna = scene.Person("ANNA");
        await anna.SayAsync("first");
        scene.Slack.Lose(anna.Direct);
        await anna.SayAsync("second");
        await anna.SayAsync("third");
        Assert.Contains("third", Assert.Single(scene.Slack.In(anna.Direct)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("is_archived")]
    [InlineData("not_in_channel")]
    public async Task A_message_that_Slack_refuses_for_good_is_not_tried_again(string error)
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Refusals["D0ANNA"] = error;
        await scene.Person("ANNA").SayAsync("hello");

        Assert.Single(scene.Slack.Calls, call => call == "chat.postMessage");
        Assert.Contains(scene.Bot.Log.All, line => line.Contains("dead letter", StringComparison.Ordinal) && line.Contains(error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("token_revoked")]
    public async Task What_Slack_refuses_because_of_the_token_arrives_when_the_token_is_mended(string error)
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        scene.Slack.Refusals[anna.Direct] = error;
        var message = new JObject { ["type"] = "event_callback", ["team_id"] = SlackStandIn.Team, ["event_id"] = "Ev1", ["event"] = anna.Message(anna.Direct, "hello") };
        await scene.PostAsync("/slack/events", message.ToString(), "application/json");
        await Eventually.IsAsync("the first try", () => scene.Slack.Calls.Contains("chat.postMessage"));
        scene.Slack.Refusals.Remove(anna.Direct, out _);
        await scene.QuietAsync();

        Assert.Single(scene.Slack.In(anna.Direct));
        Assert.DoesNotContain(scene.Bot.Log.All, line => line.Contains("dead letter", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--Slack:Enterprise=T0OURS", "Enterprise must be the id of an organisation")]
    [InlineData("--Slack:Workspaces:0=E0OURS", "'E0OURS' is none")]
    public void Who_else_gets_in_is_named_by_ids(string setting, string said)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => BotHost.Build(["--environment=Production", "--Slack:BotToken=xoxb-1", "--Slack:AppToken=xapp-1", setting]));
        Assert.Contains(wrong.Failures, failure => failure.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sister_workspace_of_the_organisation_gets_in_where_the_settings_name_it()
    {
        await using var scene = await SlackScene.StartAsync(null, "--Slack:Enterprise=E0OURS", "--Slack:Workspaces:0=T0FRIEND");
        var anna = scene.Person("ANNA");
        foreach (var (team, enterprise) in ((string, string?)[])[("T0SISTER", "E0OURS"), ("T0FRIEND", null)])
        {
            var body = new JObject { ["type"] = "event_callback", ["team_id"] = team, ["enterprise_id"] = enterprise, ["event_id"] = "Ev1", ["event"] = anna.Message(anna.Direct, "hello") };
            Assert.Equal(HttpStatusCode.OK, (await scene.PostAsync("/slack/events", body.ToString(), "application/json")).StatusCode);
        }

        await scene.Bot.QuietAsync();
        Assert.Equal(2, scene.Slack.In(anna.Direct).Count);
    }

    [Fact]
    public async Task Slack_by_way_of_the_Bot_Framework_is_shown_its_own_door()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var message = bot.Message("hello");
        message["channelId"] = "slack";
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(message)).StatusCode);
    }

    [Fact]
    public async Task A_name_in_front_of_the_computer_is_no_reason_to_refuse_Slack()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Bot.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "bot.example.com");
        var answer = await scene.PostAsync("/slack/events", """{"type":"url_verification","challenge":"abc"}""", "application/json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Activity CardOf(string words)
    {
        var card = new AdaptiveCard("1.5");
        card.Body.AddRange(Enumerable.Range(0, 120).Select(number => new AdaptiveTextBlock($"{words} {number}") { Size = AdaptiveTextSize.Large, Weight = AdaptiveTextWeight.Bolder }));
        return (Activity)MessageFactory.Attachment(new Attachment { ContentType = AdaptiveCard.ContentType, Content = JObject.Parse(card.ToJson()) });
    }
}
