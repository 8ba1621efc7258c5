using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>A bot, and the Slack that brings things to it.</summary>
public interface ISlackDoor
{
    SlackStandIn Slack { get; }

    /// <summary>Posts a body as Slack does, signed.</summary>
    Task<HttpResponseMessage> PostAsync(string path, string body, string type);

    /// <summary>Waits until the bot has done what there is to do, where that can be seen.</summary>
    Task QuietAsync();
}

/// <summary>A person who uses Slack.</summary>
public sealed class SlackVisitor(ISlackDoor scene, string name)
{
    private const int FirstEdit = 1795600000;
    private int edits;

    private string Id => $"U0{name}";

    /// <summary>Their direct conversation with the bot.</summary>
    public string Direct => $"D0{name}";

    /// <summary>What came back with the last thing they did.</summary>
    public JObject Answer { get; private set; } = [];

    /// <summary>Writes to the bot directly.</summary>
    public Task SayAsync(string text) => SendAsync(Message(Direct, text));

    /// <summary>Mentions the bot in a channel.</summary>
    public Task MentionAsync(string channel, string text, string? thread = null)
    {
        var message = Message(channel, $"<@{SlackStandIn.Bot}> {text}");
        message["type"] = "app_mention";
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }

        return SendAsync(message);
    }

    public JObject Message(string channel, string text) => new() { ["type"] = "message", ["channel"] = channel, ["user"] = Id, ["text"] = text, ["ts"] = scene.Slack.Ts() };

    public async Task SendAsync(JObject happened)
    {
        Assert.Equal(200, (int)(await scene.PostAsync("/slack/events", Event(happened), "application/json")).StatusCode);
        await scene.QuietAsync();
    }

    /// <summary>Changes the words of a message that they wrote; Slack tells such times in whole seconds.</summary>
    public Task EditAsync(JObject message, string text)
    {
        var changed = (JObject)message.DeepClone();
        (changed["text"], changed["edited"]) = (text, new JObject { ["user"] = Id, ["ts"] = $"{FirstEdit + ++edits}.000000" });
        return SendAsync(new()
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = message["channel"], ["ts"] = scene.Slack.Ts(), ["message"] = changed, ["previous_message"] = message,
        });
    }

    public Task OpenHomeAsync() => SendAsync(new() { ["type"] = "app_home_opened", ["user"] = Id, ["channel"] = Direct, ["tab"] = "home", ["ts"] = scene.Slack.Ts() });

    /// <summary>Presses the button with these words on the newest message of a channel that has it.</summary>
    public async Task PressAsync(string channel, string words)
    {
        var on = scene.Slack.In(channel).LastOrDefault(message => message.Button(words) is not null && (message.OnlyFor is null || message.OnlyFor == Id));
        Assert.True(on is not null, $"There is no button '{words}' in {channel}: {string.Join(" | ", scene.Slack.In(channel).Select(message => message.Words))}");
        await PressAsync(on, on.Button(words)!);
    }

    public Task PressAsync(SlackMessageSeen on, JObject button)
    {
        var container = new JObject { ["type"] = "message", ["message_ts"] = on.Ts, ["channel_id"] = on.Channel, ["is_ephemeral"] = on.OnlyFor is not null };
        if (on.Thread is not null)
        {
            container["thread_ts"] = on.Thread;
        }

        return InteractAsync(new()
        {
            ["type"] = "block_actions",
            ["container"] = container,
            ["channel"] = new JObject { ["id"] = on.Channel },
            ["trigger_id"] = scene.Slack.Trigger(),
            ["response_url"] = scene.Slack.ResponseUrl(),
            ["actions"] = new JArray(Action(button)),
        });
    }

    /// <summary>Presses a button of a modal or of the App Home.</summary>
    public Task PressInViewAsync(JObject view, string words)
    {
        var button = view["blocks"]!.SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JObject>()
            .First(part => part.Value<string>("type") == "button" && part.SelectToken("text.text")!.Value<string>() == words);
        return InteractAsync(new()
        {
            ["type"] = "block_actions",
            ["container"] = new JObject { ["type"] = "view", ["view_id"] = view["id"] },
            ["view"] = view,
            ["trigger_id"] = scene.Slack.Trigger(),
            ["actions"] = new JArray(Action(button)),
        });
    }

    /// <summary>Fills in the modal that was opened last, and sends it.</summary>
    public Task SubmitAsync(params (string Id, string Value)[] inputs)
    {
        var view = (JObject)scene.Slack.LastView().DeepClone();
        view["state"] = new JObject { ["values"] = new JObject(inputs.Select(input => new JProperty(input.Id, new JObject { ["input"] = State(view, input.Id, input.Value) }))) };
        return InteractAsync(new() { ["type"] = "view_submission", ["view"] = view, ["trigger_id"] = scene.Slack.Trigger() });
    }

    /// <summary>Uses a shortcut; on a message where there is a text.</summary>
    public Task ShortcutAsync(string callback, string? text = null)
    {
        var payload = new JObject { ["type"] = text is null ? "shortcut" : "message_action", ["callback_id"] = callback, ["trigger_id"] = scene.Slack.Trigger() };
        if (text is not null)
        {
            payload["message"] = new JObject { ["text"] = text, ["ts"] = scene.Slack.Ts() };
        }

        return InteractAsync(payload);
    }

    /// <summary>Uses the command.</summary>
    public async Task CommandAsync(string text, string channel = "C0GENERAL")
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["command"] = "/smtphelp", ["text"] = text, ["team_id"] = SlackStandIn.Team, ["user_id"] = Id, ["user_name"] = name, ["channel_id"] = channel,
            ["trigger_id"] = scene.Slack.Trigger(), ["response_url"] = scene.Slack.ResponseUrl(),
        };
        await TakeAsync(await scene.PostAsync("/slack/commands", string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}")), "application/x-www-form-urlencoded"));
    }

    /// <summary>What Slack posts of something that happened.</summary>
    public static string Event(JObject happened) => new JObject
    {
        ["type"] = "event_callback", ["team_id"] = SlackStandIn.Team, ["event_id"] = $"Ev{happened["ts"]}", ["event"] = happened,
    }.ToString(Formatting.None);

    private async Task InteractAsync(JObject payload)
    {
        payload["user"] = new JObject { ["id"] = Id, ["username"] = name, ["team_id"] = SlackStandIn.Team };
        payload["team"] = new JObject { ["id"] = SlackStandIn.Team };
        await TakeAsync(await scene.PostAsync("/slack/interactions", $"payload={WebUtility.UrlEncode(payload.ToString(Formatting.None))}", "application/x-www-form-urlencoded"));
    }

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        Assert.Equal(200, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Answer = text.Length == 0 ? [] : JObject.Parse(text);
        await scene.QuietAsync();
    }

    private JObject Action(JObject button)
    {
        var action = new JObject { ["action_id"] = button["action_id"], ["type"] = "button", ["action_ts"] = scene.Slack.Ts() };
        if (button["value"] is { } value)
        {
            action["value"] = value;
        }

        return action;
    }

    private static JObject State(JObject view, string id, string value)
    {
        var element = view["blocks"]!.First(block => block.Value<string>("block_id") == id)["element"]!;
        return element.Value<string>("type") == "static_select"
            ? new() { ["type"] = "static_select", ["selected_option"] = element["options"]!.First(option => option.Value<string>("value") == value) }
            : new() { ["type"] = element["type"], ["value"] = value };
    }
}
