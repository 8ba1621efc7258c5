using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Where the message is that a button was pressed on.</summary>
/// <param name="Place">Its conversation.</param>
/// <param name="Message">Its time, by which it can be changed; null for one that only the presser sees.</param>
internal sealed record MessagePlace(SlackPlace Place, string? Message)
{
    /// <summary>The place that a payload tells; null where the button was not on a message.</summary>
    public static MessagePlace? Of(JObject payload)
    {
        var container = payload["container"] as JObject;
        var channel = container?.Value<string>("channel_id") ?? payload.SelectToken("channel.id")?.Value<string>();
        var message = container?.Value<string>("message_ts") ?? payload.SelectToken("message.ts")?.Value<string>();
        if (string.IsNullOrEmpty(channel) || string.IsNullOrEmpty(message))
        {
            return null;
        }

        // The message that a thread hangs on names the thread too, and is not in it.
        var thread = container?.Value<string>("thread_ts") ?? payload.SelectToken("message.thread_ts")?.Value<string>();
        return new(new(channel, thread == message ? null : thread), container?.Value<bool?>("is_ephemeral") == true ? null : message);
    }
}
