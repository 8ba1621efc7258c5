using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of forms that are opened and sent.</summary>
public sealed class ModalTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task A_forms_button_opens_it_with_what_it_needs_to_come_back()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        await desk.TakeAsync(Interaction.Press("form:1", Interaction.Server.Write()!));

        var view = (JObject)Assert.Single(desk.Slack.CallsOf("views.open"))["view"]!;
        Assert.Empty(LimitsCheck.OfView(view));
        var note = ViewNote.Read(view.Value<string>("private_metadata"))!;
        Assert.Equal(("D0ANNA", "9.9", "probe"), (note.Place, note.Message, note.Form.Data.Value<string>("act")));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task A_trigger_that_came_too_late_is_said_to_be_so()
    {
        desk.Slack.Refuses("views.open", "expired_trigger_id").On("actions/1", _ => new JObject { ["ok"] = true });
        var press = Interaction.Press("form:1", Interaction.Server.Write()!);
        press["response_url"] = "https://hooks.slack.com/actions/1";
        Assert.Equal(SlackAnswer.Nothing, await desk.TakeAsync(press));
        Assert.Equal(Desk.Words.PressAgain, Assert.Single(desk.Slack.CallsOf("actions/1")).Value<string>("text"));
    }

    [Fact]
    public async Task A_sent_modal_says_in_place_what_is_wrong()
    {
        var answer = Assert.IsType<SlackAnswer.Taken>(await desk.TakeAsync(Interaction.Submission(("host", "plain_text_input", "  "), ("ports", "plain_text_input", "five"))));

        Assert.Equal("errors", answer.Body!.Value<string>("response_action"));
        Assert.Equal(("Which server?", Desk.Words.FieldWrong), (answer.Body!["errors"]!.Value<string>("host"), answer.Body["errors"]!.Value<string>("ports")));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task A_sent_modal_is_kept_as_the_card_would_send_it()
    {
        var view = Interaction.Submission(("host", "plain_text_input", "smtp.example.com"));
        view["view"]!["state"]!["values"]!["cause"] = new JObject { ["input"] = new JObject { ["type"] = "static_select", ["selected_option"] = new JObject { ["value"] = "#1" } } };
        view["view"]!["state"]!["values"]!["agree"] = new JObject { ["input"] = new JObject { ["type"] = "checkboxes", ["selected_options"] = new JArray() } };
        Assert.Equal(SlackAnswer.Nothing, await desk.TakeAsync(view));

        var data = ((JObject)Assert.Single(desk.Intake.Kept).Value).SelectToken("action.data")!;
        Assert.Equal(("probe", "smtp.example.com", new string('2', 100), "off"), (data.Value<string>("act"), data.Value<string>("host"), data.Value<string>("cause"), data.Value<string>("agree")));
    }

    [Fact]
    public async Task A_modal_of_somebody_else_is_not_read()
    {
        var view = Interaction.Submission(("host", "plain_text_input", "x"));
        view["view"]!["private_metadata"] = "something else";
        Assert.IsType<SlackAnswer.Unreadable>(await desk.TakeAsync(view));
    }

    [Fact]
    public async Task A_crowded_bot_says_so_in_the_modal()
    {
        desk.Intake.Wait = TimeSpan.FromSeconds(2);
        var answer = Assert.IsType<SlackAnswer.Taken>(await desk.TakeAsync(Interaction.Submission(("host", "plain_text_input", "x"))));
        Assert.Contains(Desk.Words.Crowded, answer.Body!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opens_without_asking_Slack_anything_else()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        await desk.TakeAsync(Interaction.Press("form:1", Interaction.Server.Write()!));
        Assert.Equal(["auth.test", "views.open"], desk.Slack.Calls.Select(call => call.Method));
    }

    [Theory]
    [InlineData(20000, true)]
    [InlineData(0, true)]
    [InlineData(2000, false)]
    public async Task A_field_that_takes_less_than_it_should_says_what_to_do_with_a_longer_text(int most, bool isHinted)
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        var paste = new Form("Read an error", "Read it", [], [new() { Id = "text", Label = "Error", IsMultiple = true, MaxLength = most }, new() { Id = "host", Label = "Server" }]);
        await desk.TakeAsync(Interaction.Press("form:1", paste.Write()!));

        var blocks = Assert.Single(desk.Slack.CallsOf("views.open"))["view"]!["blocks"]!;
        Assert.Equal(isHinted ? Desk.Words.LongText : null, blocks[0]!.SelectToken("hint.text")?.Value<string>());
        Assert.Null(blocks[1]!["hint"]);
    }
}
