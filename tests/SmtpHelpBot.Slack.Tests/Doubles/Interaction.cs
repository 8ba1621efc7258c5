using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>Interactions as Slack posts them, and a form to fill in.</summary>
internal static class Interaction
{
    public static readonly Form Server = new("Check my server", "Check", new() { ["act"] = "probe" },
    [
        new() { Id = "host", Label = "Server", IsRequired = true, Error = "Which server?" },
        new() { Id = "ports", Label = "Ports", Pattern = "^[0-9 ]*$" },
        new() { Id = "cause", Kind = FormInputKind.Choice, Label = "Cause", Choices = [new("One", "one"), new("Two", new string('2', 100))] },
        new() { Id = "agree", Kind = FormInputKind.Toggle, Label = "Agree", Choices = [new("Yes", "on"), new("", "off")] },
    ]);

    /// <summary>Takes it as one of Anna's.</summary>
    public static Task<SlackAnswer> TakeAsync(this Desk desk, JObject payload)
    {
        payload["team"] = new JObject { ["id"] = FakeSlack.Team };
        payload["user"] = new JObject { ["id"] = "U0ANNA", ["username"] = "anna" };
        return desk.Interactions.TakeAsync(payload, TestContext.Current.CancellationToken);
    }

    public static JObject Press(string action, string value, string channel = "D0ANNA", string at = "1.1") => new()
    {
        ["type"] = "block_actions",
        ["trigger_id"] = "t1",
        ["container"] = new JObject { ["type"] = "message", ["channel_id"] = channel, ["message_ts"] = "9.9" },
        ["actions"] = new JArray(new JObject { ["action_id"] = action, ["value"] = value, ["action_ts"] = at }),
    };

    public static JObject Shortcut() => new()
    {
        ["type"] = "message_action", ["callback_id"] = SlackCallbacks.DiagnoseMessage, ["trigger_id"] = "t1", ["message"] = new JObject { ["text"] = "it fails", ["ts"] = "1.1" },
    };

    public static JObject Submission(params (string Id, string Type, string Value)[] values) => new()
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
