using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>Slack without an address of our own.</summary>
public sealed class SocketModeTests : IAsyncLifetime
{
    private SlackScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        scene = await SlackScene.StartAsync(null, $"--Slack:AppToken={SlackStandIn.AppToken}");
        await scene.Slack.Socket.ConnectedAsync();
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task A_message_is_acknowledged_and_answered()
    {
        await scene.Slack.Socket.DeliverAsync("events_api", Event("hello"));
        await scene.Bot.QuietAsync();
        Assert.Contains("Diagnose an error", Assert.Single(scene.Slack.In("D0ANNA")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_envelope_that_comes_again_is_acknowledged_again_and_answered_once()
    {
        var event1 = Event("hello");
        await scene.Slack.Socket.DeliverAsync("events_api", event1);
        await scene.Slack.Socket.DeliverAsync("events_api", event1);
        await scene.Bot.QuietAsync();
        Assert.Single(scene.Slack.In("D0ANNA"));
    }

    [Fact]
    public async Task The_command_is_answered_with_its_acknowledgement()
    {
        var acknowledged = await scene.Slack.Socket.DeliverAsync("slash_commands", new()
        {
            ["command"] = "/smtphelp", ["text"] = "", ["team_id"] = SlackStandIn.Team, ["user_id"] = "U0ANNA", ["user_name"] = "anna", ["channel_id"] = "C0GENERAL", ["trigger_id"] = scene.Slack.Trigger(),
        });
        Assert.Equal("ephemeral", acknowledged.SelectToken("payload.response_type")!.Value<string>());
    }

    [Fact]
    public async Task A_pressed_button_changes_its_message()
    {
        await scene.Slack.Socket.DeliverAsync("events_api", Event("walk me through"));
        await scene.Bot.QuietAsync();
        var step = Assert.Single(scene.Slack.In("D0ANNA"));
        await scene.Slack.Socket.DeliverAsync("interactive", new()
        {
            ["type"] = "block_actions",
            ["team"] = new JObject { ["id"] = SlackStandIn.Team },
            ["user"] = new JObject { ["id"] = "U0ANNA" },
            ["container"] = new JObject { ["type"] = "message", ["message_ts"] = step.Ts, ["channel_id"] = step.Channel },
            ["actions"] = new JArray(new JObject { ["action_id"] = step.Button("Skip")!["action_id"], ["value"] = step.Button("Skip")!["value"], ["action_ts"] = "1.2" }),
        });
        await scene.Bot.QuietAsync();
        Assert.NotEqual(step.Words, Assert.Single(scene.Slack.In("D0ANNA")).Words);
    }

    [Fact]
    public async Task After_a_farewell_and_after_a_break_the_bot_calls_again()
    {
        await scene.Slack.Socket.DisconnectAsync();
        await scene.Slack.Socket.DeliverAsync("events_api", Event("hello"));
        await scene.Slack.Socket.BreakAsync();
        await scene.Slack.Socket.DeliverAsync("events_api", Event("help"));
        await scene.Bot.QuietAsync();
        Assert.Equal(2, scene.Slack.In("D0ANNA").Count);
    }

    [Fact]
    public async Task What_nobody_understands_does_no_harm()
    {
        await scene.Slack.Socket.SendAsync(new() { ["type"] = "future" });
        await scene.Slack.Socket.DeliverAsync("future", []);
        await scene.Slack.Socket.DeliverAsync("events_api", Event("hello"));
        await scene.Bot.QuietAsync();
        Assert.Single(scene.Slack.In("D0ANNA"));
    }

    private JObject Event(string text) => new()
    {
        ["type"] = "event_callback", ["team_id"] = SlackStandIn.Team, ["event_id"] = "Ev1", ["event"] = scene.Person("ANNA").Message("D0ANNA", text),
    };
}
