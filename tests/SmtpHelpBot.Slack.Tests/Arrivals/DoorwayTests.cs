using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What is not let in is counted once, whichever way it came and whatever Slack is told.</summary>
public sealed class DoorwayTests
{
    private readonly Desk desk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_let_in_is_not_counted()
    {
        await desk.Doorway.TakeEventAsync(Event(FakeSlack.Team), Cancel);

        Assert.Single(desk.Intake.Kept);
        Assert.Empty(desk.Refusals.All);
    }

    [Fact]
    public async Task What_is_from_another_workspace_is_counted()
    {
        Assert.IsType<SlackAnswer.Foreign>(await desk.Doorway.TakeEventAsync(Event("T0OTHER"), Cancel));
        Assert.Equal([SlackRefusal.Foreign], desk.Refusals.All);
    }

    [Fact]
    public async Task What_cannot_be_read_is_counted()
    {
        Assert.IsType<SlackAnswer.Unreadable>(await desk.Doorway.TakeEventAsync(null, Cancel));
        Assert.IsType<SlackAnswer.Unreadable>(await desk.Doorway.TakeInteractionAsync(null, Cancel));
        Assert.IsType<SlackAnswer.Unreadable>(await desk.Doorway.TakeInteractionAsync(new() { ["type"] = "shortcut", ["team"] = Team(FakeSlack.Team), ["user"] = new JObject { ["id"] = "U1" }, ["trigger_id"] = new JObject() }, Cancel));
        Assert.Equal([SlackRefusal.Unreadable, SlackRefusal.Unreadable, SlackRefusal.Unreadable], desk.Refusals.All);
    }

    [Fact]
    public async Task What_is_found_to_be_foreign_after_Slack_was_answered_is_counted()
    {
        var asked = new TaskCompletionSource();
        desk.Slack.Holds("auth.test", _ => true, asked.Task);
        var answering = desk.Doorway.TakeInteractionAsync(new() { ["type"] = "block_actions", ["team"] = Team("T0OTHER"), ["user"] = new JObject { ["id"] = "U1" } }, Cancel);
        desk.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(SlackAnswer.Nothing, await answering);
        asked.SetResult();
        while (desk.Refusals.All.IsEmpty)
        {
            await Task.Delay(5, Cancel);
        }

        Assert.Equal([SlackRefusal.Foreign], desk.Refusals.All);
    }

    [Fact]
    public async Task A_command_for_which_Slack_does_not_say_who_the_bot_is_is_counted_though_its_sender_gets_a_line()
    {
        desk.Slack.Refuses("auth.test", "internal_error");
        var answer = Assert.IsType<SlackAnswer.Taken>(await desk.Doorway.TakeCommandAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["team_id"] = FakeSlack.Team }, Cancel));

        Assert.Equal(Desk.Words.Crowded, answer.Body?.Value<string>("text"));
        Assert.Equal([SlackRefusal.PlatformAway], desk.Refusals.All);
    }

    [Fact]
    public async Task What_fails_is_counted_and_comes_again()
    {
        desk.Slack.On("auth.test", _ => throw new InvalidOperationException("The bot fails."));

        Assert.IsType<SlackAnswer.Busy>(await desk.Doorway.TakeEventAsync(Event(FakeSlack.Team), Cancel));
        Assert.Equal([SlackRefusal.Failed], desk.Refusals.All);
    }

    [Fact]
    public async Task What_comes_while_the_bot_stops_is_no_failure_and_comes_again()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.IsType<SlackAnswer.Busy>(await desk.Doorway.TakeEventAsync(Event(FakeSlack.Team), stop.Token));
        Assert.Empty(desk.Refusals.All);
    }

    private static JObject Team(string id) => new() { ["id"] = id };

    private static JObject Event(string team) => new()
    {
        ["type"] = "event_callback", ["team_id"] = team, ["event_id"] = "Ev1",
        ["event"] = new JObject { ["type"] = "message", ["channel"] = "D0ANNA", ["user"] = "U0ANNA", ["text"] = "hello", ["ts"] = "100.1" },
    };
}
