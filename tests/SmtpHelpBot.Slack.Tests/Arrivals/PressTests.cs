using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of pressed buttons.</summary>
public sealed class PressTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task A_press_is_kept_with_its_data_its_message_and_an_id_that_a_second_press_does_not_have()
    {
        await desk.TakeAsync(Interaction.Press("press:1", """{"act":"walk","rev":"1"}""", at: "1.1"));
        await desk.TakeAsync(Interaction.Press("press:1", """{"act":"walk","rev":"1"}""", at: "1.2"));

        Assert.Equal(2, desk.Intake.Kept.Select(kept => kept.Id).Distinct(StringComparer.Ordinal).Count());
        var kept = desk.Intake.Kept[0];
        Assert.Equal((ActivityTypes.Invoke, "adaptiveCard/action", DeliveryModes.Notification, "9.9", "D0ANNA"), (kept.Type, kept.Name, kept.DeliveryMode, kept.ReplyToId, kept.Conversation.Id));
        Assert.Equal("walk", ((JObject)kept.Value).SelectToken("action.data.act")!.Value<string>());
    }

    [Theory]
    [InlineData(null, "C0HELP")]
    [InlineData("9.9", "C0HELP")]
    [InlineData("5.5", "C0HELP;messageid=5.5")]
    public async Task A_press_belongs_to_the_thread_that_its_message_is_in_not_to_the_one_it_begins(string? thread, string conversation)
    {
        var press = Interaction.Press("press:1", "{}", channel: "C0HELP");
        press["container"]!["thread_ts"] = thread;
        await desk.TakeAsync(press);
        Assert.Equal(conversation, Assert.Single(desk.Intake.Kept).Conversation.Id);
    }

    [Fact]
    public async Task A_press_on_what_only_the_presser_sees_takes_it_away()
    {
        desk.Slack.On("actions/1", _ => new JObject { ["ok"] = true });
        var press = Interaction.Press("press:1", "{}");
        (press["container"]!["is_ephemeral"], press["response_url"]) = (true, "https://hooks.slack.com/actions/1");
        await desk.TakeAsync(press);

        Assert.Null(Assert.Single(desk.Intake.Kept).ReplyToId);
        Assert.True(Assert.Single(desk.Slack.CallsOf("actions/1")).Value<bool>("delete_original"));
    }

    [Fact]
    public async Task Nothing_is_sent_to_an_address_that_is_not_Slacks()
    {
        var press = Interaction.Press("press:1", "{}");
        (press["container"]!["is_ephemeral"], press["response_url"]) = (true, "https://evil.example/actions/1");
        await desk.TakeAsync(press);
        Assert.DoesNotContain(desk.Slack.Calls, call => call.Method.Contains("actions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("link:1")]
    [InlineData("somebody_elses")]
    public async Task A_button_that_opened_a_page_or_is_none_of_ours_is_only_acknowledged(string action)
    {
        Assert.Equal(SlackAnswer.Nothing, await desk.TakeAsync(Interaction.Press(action, "{}")));
        Assert.Empty(desk.Intake.Kept);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("")]
    public async Task Data_that_cannot_be_read_are_none(string value)
    {
        await desk.TakeAsync(Interaction.Press("press:1", value));
        Assert.False(((JObject)((JObject)Assert.Single(desk.Intake.Kept).Value).SelectToken("action.data")!).HasValues);
    }

    [Fact]
    public async Task A_person_of_another_workspace_is_refused()
    {
        var press = Interaction.Press("press:1", "{}", channel: "C0SHARED");
        (press["team"], press["user"]) = (new JObject { ["id"] = FakeSlack.Team }, new JObject { ["id"] = "U0ELSE", ["team_id"] = "T0OTHER" });
        Assert.IsType<SlackAnswer.Foreign>(await desk.Interactions.TakeAsync(press, TestContext.Current.CancellationToken));
        Assert.Empty(desk.Intake.Kept);
    }
}
