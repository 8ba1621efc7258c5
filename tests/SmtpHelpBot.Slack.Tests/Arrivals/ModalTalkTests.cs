using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What is said in a modal, and where the answer comes when the modal cannot show it.</summary>
public sealed class ModalTalkTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task A_shortcut_shows_that_it_works_first_and_then_the_answer()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        desk.Intake.Replies = [new Activity(ActivityTypes.Message, text: "Two-factor sign-in")];
        await desk.TakeAsync(Interaction.Shortcut());

        Assert.Contains(Desk.Words.Loading, Assert.Single(desk.Slack.CallsOf("views.open")).ToString(), StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
        Assert.Equal("it fails", Assert.Single(desk.Intake.Asked).Text);
    }

    [Fact]
    public async Task A_waiting_modal_is_opened_before_Slack_is_asked_who_it_is_for()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        await desk.TakeAsync(Interaction.Shortcut());
        Assert.Equal(["auth.test", "views.open"], desk.Slack.Calls.Take(2).Select(call => call.Method));
        Assert.Contains(desk.Slack.Calls, call => call.Method == "users.info");
    }

    [Fact]
    public async Task Where_Slack_does_not_say_where_to_answer_the_modal_says_to_try_again()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true }).Refuses("conversations.open", "internal_error");
        await desk.TakeAsync(Interaction.Shortcut());
        Assert.Contains(Desk.Words.Crowded, Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
        Assert.Empty(desk.Intake.Asked);
    }

    [Fact]
    public async Task A_turn_that_fails_is_apologised_for_in_its_modal()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).On("views.update", _ => new JObject { ["ok"] = true });
        desk.Intake.Turn = Task.FromException(new InvalidOperationException("Out of order."));
        await desk.TakeAsync(Interaction.Shortcut());
        Assert.Contains(Desk.Words.Sorry, Assert.Single(desk.Slack.CallsOf("views.update")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_modal_is_closed_by_then_the_answer_comes_in_the_direct_conversation()
    {
        desk.Slack.On("views.open", _ => new JObject { ["ok"] = true, ["view"] = new JObject { ["id"] = "V1" } }).Refuses("views.update", "not_found").On("chat.postMessage", _ => new JObject { ["ok"] = true });
        desk.Intake.Replies = [new Activity(ActivityTypes.Message, text: "Two-factor sign-in")];
        await desk.TakeAsync(Interaction.Shortcut());

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
        var submission = Interaction.Submission(("host", "plain_text_input", "x"));
        submission["view"]!["private_metadata"] = new ViewNote(null, null, Interaction.Server).Write();
        var taking = desk.TakeAsync(submission);
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
    public async Task A_sent_modal_that_is_not_taken_because_the_bot_stops_is_to_be_sent_again()
    {
        using var stop = new CancellationTokenSource();
        desk.Intake.Turn = Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
        var submission = Interaction.Submission(("host", "plain_text_input", "x"));
        submission["view"]!["private_metadata"] = new ViewNote(null, null, Interaction.Server).Write();
        (submission["team"], submission["user"]) = (new JObject { ["id"] = FakeSlack.Team }, new JObject { ["id"] = "U0ANNA" });
        var taking = desk.Doorway.TakeInteractionAsync(submission, stop.Token);
        while (desk.Intake.Asked.Count == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();

        Assert.IsType<SlackAnswer.Busy>(await taking);
    }

    [Fact]
    public async Task Where_no_modal_opens_a_shortcut_is_answered_in_the_direct_conversation()
    {
        desk.Slack.Refuses("views.open", "expired_trigger_id");
        await desk.TakeAsync(Interaction.Shortcut());
        Assert.Equal(("DU0ANNA", "it fails"), (Assert.Single(desk.Intake.Kept).Conversation.Id, desk.Intake.Kept[0].Text));
    }
}
