using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of presses, modals, shortcuts and the command, where it is not as it should be.</summary>
public sealed class InteractionTests
{
    private static readonly Form Server = new("Check my server", "Check", new() { ["act"] = "probe" },
    [
        new() { Id = "host", Label = "Server", IsRequired = true, Error = "Which server?" },
        new() { Id = "ports", Label = "Ports", Pattern = "^[0-9 ]*$" },
        new() { Id = "cause", Kind = FormInputKind.Choice, Label = "Cause", Choices = [new("One", "one"), new("Two", new string('2', 100))] },
        new() { Id = "agree", Kind = FormInputKind.Toggle, Label = "Agree", Choices = [new("Yes", "on"), new("", "off")] },
    ]);

    private readonly Desk desk = new();

    [Fact]
    public async Task A_press_is_kept_with_its_data_its_message_and_an_id_that_a_second_press_does_not_have()
    {
        await TakeAsync(Press("press:1", """{"act":"walk","rev":"1"}""", at: "1.1"));
        await TakeAsync(Press("press:1", """{"act":"walk","rev":"1"}""", at: "1.2"));

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
        var press = Press("press:1", "{}", channel: "C0HELP");
        press["container"]!["thread_ts"] = thread;
        await TakeAsync(press);
        Assert.Equal(conversation, Assert.Single(desk.Intake.Kept).Conversation.Id);
    }

    [Fact]
    public async Task A_press_on_what_only_the_presser_sees_takes_it_away()
    {
        desk.Slack.On("actions/1", _ => new JObject { ["ok"] = true });
        var press = Press("press:1", "{}");
        (press["container"]!["is_ephemeral"], press["response_url"]) = (true, "https://hooks.slack.com/actions/1");
        await TakeAsync(press);

        Assert.Null(Assert.Single(desk.Intake.Kept).ReplyToId);
        Assert.True(Assert.Single(desk.Slack.CallsOf("actions/1")).Value<bool>("delete_original"));
    }

    [Fact]
    public async Task Nothing_is_sent_to_an_address_that_is_not_Slacks()
    {
        var press = Press("press:1", "{}");
        (press["container"]!["is_ephemeral"], press["response_url"]) = (true, "https://evil.example/actions/1");
        await TakeAsync(press);
        Assert.DoesNotContain(desk.Slack.Calls, call => call.Method.Contains("actions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("link:1")]
    [InlineData("somebody_elses")]
    public async Task A_button_that_opened_a_page_or_is_none_of_ours_is_only_acknowledged(string action)
    {
        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(Press(action, "{}")));
        Assert.Empty(desk.Intake.Kept);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("")]
    public async Task Data_that_cannot_be_read_are_none(string value)
    {
        await TakeAsync(Press("press:1", value));
        Assert.False(((JObject)((JObject)Assert.Single(desk.Intake.Kept).Value).SelectToken("action.data")!).HasValues);
    }

    [Fact]
    public async Task A_forms_button_opens_it_with_what_it_needs_to_come_back()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        await TakeAsync(Press("form:1", Server.Write()!));

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
        var press = Press("form:1", Server.Write()!);
        press["response_url"] = "https://hooks.slack.com/actions/1";
        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(press));
        Assert.Equal(Desk.Words.PressAgain, Assert.Single(desk.Slack.CallsOf("actions/1")).Value<string>("text"));
    }

    [Fact]
    public async Task A_sent_modal_says_in_place_what_is_wrong()
    {
        var answer = Assert.IsType<SlackAnswer.Taken>(await TakeAsync(Submission(("host", "plain_text_input", "  "), ("ports", "plain_text_input", "five"))));

        Assert.Equal("errors", answer.Body!.Value<string>("response_action"));
        Assert.Equal(("Which server?", Desk.Words.FieldWrong), (answer.Body!["errors"]!.Value<string>("host"), answer.Body["errors"]!.Value<string>("ports")));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task A_sent_modal_is_kept_as_the_card_would_send_it()
    {
        var view = Submission(("host", "plain_text_input", "smtp.example.com"));
        view["view"]!["state"]!["values"]!["cause"] = new JObject { ["input"] = new JObject { ["type"] = "static_select", ["selected_option"] = new JObject { ["value"] = "#1" } } };
        view["view"]!["state"]!["values"]!["agree"] = new JObject { ["input"] = new JObject { ["type"] = "checkboxes", ["selected_options"] = new JArray() } };
        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(view));

        var data = ((JObject)Assert.Single(desk.Intake.Kept).Value).SelectToken("action.data")!;
        Assert.Equal(("probe", "smtp.example.com", new string('2', 100), "off"), (data.Value<string>("act"), data.Value<string>("host"), data.Value<string>("cause"), data.Value<string>("agree")));
    }

    [Fact]
    public async Task A_modal_of_somebody_else_is_not_read()
    {
        var view = Submission(("host", "plain_text_input", "x"));
        view["view"]!["private_metadata"] = "something else";
        Assert.IsType<SlackAnswer.Unreadable>(await TakeAsync(view));
    }

    [Fact]
    public async Task A_crowded_bot_says_so_in_the_modal()
    {
        desk.Intake.Wait = TimeSpan.FromSeconds(2);
        var answer = Assert.IsType<SlackAnswer.Taken>(await TakeAsync(Submission(("host", "plain_text_input", "x"))));
        Assert.Contains(Desk.Words.Crowded, answer.Body!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortcut_shows_that_it_works_first_and_then_the_answer()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        desk.Intake.Replies = [new Activity(ActivityTypes.Message, text: "Two-factor sign-in")];
        await TakeAsync(Shortcut());

        Assert.Contains(Desk.Words.Loading, Assert.Single(desk.Slack.CallsOf("views.open")).ToString(), StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
        Assert.Equal("it fails", Assert.Single(desk.Intake.Asked).Text);
    }

    [Fact]
    public async Task A_waiting_modal_is_opened_before_Slack_is_asked_who_it_is_for()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        await TakeAsync(Shortcut());
        Assert.Equal(["auth.test", "views.open"], desk.Slack.Calls.Take(2).Select(call => call.Method));
        Assert.Contains(desk.Slack.Calls, call => call.Method == "users.info");
    }

    [Fact]
    public async Task A_form_opens_without_asking_Slack_anything_else()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        await TakeAsync(Press("form:1", Server.Write()!));
        Assert.Equal(["auth.test", "views.open"], desk.Slack.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Where_Slack_does_not_say_where_to_answer_the_modal_says_to_try_again()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true }).Refuses("conversations.open", "internal_error");
        await TakeAsync(Shortcut());
        Assert.Contains(Desk.Words.Crowded, Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
        Assert.Empty(desk.Intake.Asked);
    }

    [Theory]
    [InlineData(20000, true)]
    [InlineData(0, true)]
    [InlineData(2000, false)]
    public async Task A_field_that_takes_less_than_it_should_says_what_to_do_with_a_longer_text(int most, bool isHinted)
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } });
        var paste = new Form("Read an error", "Read it", [], [new() { Id = "text", Label = "Error", IsMultiple = true, MaxLength = most }, new() { Id = "host", Label = "Server" }]);
        await TakeAsync(Press("form:1", paste.Write()!));

        var blocks = Assert.Single(desk.Slack.CallsOf("views.open"))["view"]!["blocks"]!;
        Assert.Equal(isHinted ? Desk.Words.LongText : null, blocks[0]!.SelectToken("hint.text")?.Value<string>());
        Assert.Null(blocks[1]!["hint"]);
    }

    [Fact]
    public async Task A_turn_that_fails_is_apologised_for_in_its_modal()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        desk.Intake.Turn = Task.FromException(new InvalidOperationException("Out of order."));
        await TakeAsync(Shortcut());
        Assert.Contains(Desk.Words.Sorry, Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_modal_is_closed_by_then_the_answer_comes_in_the_direct_conversation()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).Refuses("views.update", "not_found").On("chat.postMessage", _ => new JObject { ["ok"] = true });
        desk.Intake.Replies = [new Activity(ActivityTypes.Message, text: "Two-factor sign-in")];
        await TakeAsync(Shortcut());

        var posted = Assert.Single(desk.Slack.CallsOf("chat.postMessage"));
        Assert.Equal("DU0ANNA", posted.Value<string>("channel"));
        Assert.Contains("Two-factor sign-in", posted.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sent_modal_whose_turn_takes_long_waits_and_is_filled_when_it_is_done()
    {
        var (turn, filled) = (new TaskCompletionSource(), new TaskCompletionSource<JObject>(TaskCreationOptions.RunContinuationsAsynchronously));
        desk.Slack.On("views.update", update =>
        {
            filled.TrySetResult(update);
            return new JObject { ["ok"] = true };
        });
        (desk.Intake.Turn, desk.Intake.Replies) = (turn.Task, [new Activity(ActivityTypes.Message, text: "All is well")]);
        var submission = Submission(("host", "plain_text_input", "x"));
        submission["view"]!["private_metadata"] = new ViewNote(null, null, Server).Write();
        var taking = TakeAsync(submission);
        while (!taking.IsCompleted)
        {
            desk.Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Yield();
        }

        Assert.Contains(Desk.Words.Loading, Assert.IsType<SlackAnswer.Taken>(await taking).Body!.ToString(), StringComparison.Ordinal);
        turn.SetResult();
        desk.Time.Advance(TimeSpan.FromSeconds(1));
        var update = await filled.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("V1", update.Value<string>("view_id"));
        Assert.Contains("All is well", update.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_another_workspace_is_refused()
    {
        var press = Press("press:1", "{}", channel: "C0SHARED");
        (press["team"], press["user"]) = (new JObject { ["id"] = FakeSlack.Team }, new JObject { ["id"] = "U0ELSE", ["team_id"] = "T0OTHER" });
        Assert.IsType<SlackAnswer.Foreign>(await desk.Interactions.TakeAsync(press, TestContext.Current.CancellationToken));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task Where_no_modal_opens_a_shortcut_is_answered_in_the_direct_conversation()
    {
        desk.Slack.Refuses("views.open", "expired_trigger_id");
        await TakeAsync(Shortcut());
        Assert.Equal(("DU0ANNA", "it fails"), (Assert.Single(desk.Intake.Kept).Conversation.Id, desk.Intake.Kept[0].Text));
    }

    [Theory]
    [InlineData("smtp.example.com", "check smtp.example.com")]
    [InlineData("smtp.example.com:587", "check smtp.example.com:587")]
    [InlineData("anna@example.com", "check anna@example.com")]
    [InlineData("smtplib.SMTPAuthenticationError", "smtplib.SMTPAuthenticationError")]
    [InlineData("5.7.139", "5.7.139")]
    [InlineData("535 5.7.8 refused by smtp.example.com", "535 5.7.8 refused by smtp.example.com")]
    [InlineData("", "")]
    public async Task The_command_reads_the_name_of_a_server_as_a_wish_to_check_it(string text, string said)
    {
        await desk.Commands.TakeAsync(Command(text), default);
        Assert.Equal(said, Assert.Single(desk.Intake.Kept).Text);
    }

    [Fact]
    public async Task The_command_of_another_workspace_is_refused()
    {
        var command = Command("help");
        command["team_id"] = "T0OTHER";
        Assert.IsType<SlackAnswer.Foreign>(await desk.Commands.TakeAsync(command, default));
    }

    private Task<SlackAnswer> TakeAsync(JObject payload)
    {
        payload["team"] = new JObject { ["id"] = FakeSlack.Team };
        payload["user"] = new JObject { ["id"] = "U0ANNA", ["username"] = "anna" };
        return desk.Interactions.TakeAsync(payload, TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> Command(string text) => new(StringComparer.Ordinal)
    {
        ["team_id"] = FakeSlack.Team, ["user_id"] = "U0ANNA", ["user_name"] = "anna", ["channel_id"] = "C0GENERAL", ["trigger_id"] = "1.1", ["text"] = text,
    };

    private static JObject Press(string action, string value, string channel = "D0ANNA", string at = "1.1") => new()
    {
        ["type"] = "block_actions",
        ["trigger_id"] = "t1",
        ["container"] = new JObject { ["type"] = "message", ["channel_id"] = channel, ["message_ts"] = "9.9" },
        ["actions"] = new JArray(new JObject { ["action_id"] = action, ["value"] = value, ["action_ts"] = at }),
    };

    private static JObject Shortcut() => new()
    {
        ["type"] = "message_action", ["callback_id"] = SlackCallbacks.DiagnoseMessage, ["trigger_id"] = "t1", ["message"] = new JObject { ["text"] = "it fails", ["ts"] = "1.1" },
    };

    private static JObject Submission(params (string Id, string Type, string Value)[] values) => new()
    {
        ["type"] = "view_submission",
        ["view"] = new JObject
        {
            ["id"] = "V1",
            ["hash"] = "h1",
            ["private_metadata"] = new ViewNote("D0ANNA", "9.9", Server).Write(),
            ["state"] = new JObject { ["values"] = new JObject(values.Select(value => new JProperty(value.Id, new JObject { ["input"] = new JObject { ["type"] = value.Type, ["value"] = value.Value } }))) },
        },
    };
}
