using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>Who gets in from other workspaces: those that the settings name, and nobody else.</summary>
public sealed class EnterpriseTests
{
    private const string Ours = "E0OURS";
    private const string Sister = "T0SISTER";

    [Theory]
    [InlineData("", "", Sister, Ours, false)]
    [InlineData(Ours, "", Sister, Ours, true)]
    [InlineData(Ours, "", Sister, "E0OTHER", false)]
    [InlineData(Ours, "", Sister, null, false)]
    [InlineData("", Sister, Sister, null, true)]
    [InlineData("", Sister, "T0THIRD", null, false)]
    public async Task An_event_of_another_workspace_gets_in_where_the_settings_say_so(string enterprise, string workspace, string team, string? from, bool isTaken)
    {
        var desk = Desk(enterprise, workspace);
        var said = Message(team);
        said["authorizations"] = new JArray(new JObject { ["enterprise_id"] = from, ["team_id"] = team, ["is_enterprise_install"] = from is not null });
        Assert.Equal(!isTaken, await desk.Events.TakeAsync(said, TestContext.Current.CancellationToken) is SlackAnswer.Foreign);
        Assert.Equal(isTaken ? 1 : 0, desk.Intake.Kept.Count);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(Ours, true)]
    [InlineData("E0OTHER", false)]
    public async Task A_press_where_the_app_is_installed_for_an_organisation_names_no_workspace(string enterprise, bool isTaken)
    {
        var desk = Desk(enterprise, "");
        var press = new JObject
        {
            ["type"] = "block_actions", ["team"] = null, ["enterprise"] = new JObject { ["id"] = Ours }, ["is_enterprise_install"] = true, ["user"] = new JObject { ["id"] = "W0ANNA" },
            ["container"] = new JObject { ["type"] = "message", ["channel_id"] = "D0ANNA", ["message_ts"] = "9.9" },
            ["actions"] = new JArray(new JObject { ["action_id"] = "press:1", ["value"] = "{}", ["action_ts"] = "1.1" }),
        };
        await desk.Interactions.TakeAsync(press, TestContext.Current.CancellationToken);
        Assert.Equal(isTaken ? 1 : 0, desk.Intake.Kept.Count);
    }

    [Theory]
    [InlineData(Ours, true)]
    [InlineData("", false)]
    public async Task A_command_of_a_sister_workspace_is_taken(string enterprise, bool isTaken)
    {
        var desk = Desk(enterprise, "");
        await desk.Commands.TakeAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["team_id"] = Sister, ["enterprise_id"] = Ours, ["user_id"] = "U0ANNA", ["trigger_id"] = "1.1", ["text"] = "help" },
            TestContext.Current.CancellationToken);
        Assert.Equal(isTaken ? 1 : 0, desk.Intake.Kept.Count);
    }

    [Theory]
    [InlineData(Ours, Ours, true)]
    [InlineData(Ours, "E0OTHER", false)]
    [InlineData(Ours, null, false)]
    [InlineData("", Ours, false)]
    public async Task Whether_a_person_of_another_workspace_is_of_our_organisation_Slack_is_asked(string enterprise, string? theirs, bool isTaken)
    {
        var desk = Desk(enterprise, "");
        desk.Slack.On("users.info", _ => new JObject { ["ok"] = true, ["user"] = new JObject { ["id"] = "U0ANNA", ["enterprise_user"] = new JObject { ["enterprise_id"] = theirs } } });
        var said = Message(FakeSlack.Team);
        said["event"]!["user_team"] = Sister;
        await desk.Events.TakeAsync(said, TestContext.Current.CancellationToken);
        Assert.Equal(isTaken ? 1 : 0, desk.Intake.Kept.Count);
    }

    [Theory]
    [InlineData("T0OTHER", "workspace T0OTHER")]
    [InlineData("T0\r\nfail: forged", "workspace ?")]
    [InlineData("\u001b[31m", "workspace ?")]
    public async Task Why_someone_is_refused_is_told_in_a_line_that_repeats_ids_only(string team, string reason)
    {
        var answer = await Desk("", "").Events.TakeAsync(Message(team), TestContext.Current.CancellationToken);
        Assert.Equal(reason, Assert.IsType<SlackAnswer.Foreign>(answer).Reason);
    }

    private static Desk Desk(string enterprise, string workspace) => new(enterprise: enterprise, workspaces: workspace.Length > 0 ? [workspace] : []);

    private static JObject Message(string team) => new()
    {
        ["type"] = "event_callback", ["team_id"] = team, ["event_id"] = "Ev1",
        ["event"] = new JObject { ["type"] = "message", ["channel"] = "D0ANNA", ["user"] = "U0ANNA", ["text"] = "hello", ["ts"] = "100.1" },
    };
}
