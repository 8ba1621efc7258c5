using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Api;

/// <summary>A message as the Web API takes it.</summary>
/// <param name="Channel">Id of the channel or direct conversation.</param>
/// <param name="Text">What notifications and screen readers say, as mrkdwn.</param>
/// <param name="Blocks">What is seen.</param>
/// <param name="Thread">The message whose thread it belongs to; null for none.</param>
public sealed record SlackMessage(string Channel, string Text, JArray Blocks, string? Thread = null)
{
    /// <summary>Nothing in a text becomes a link, a mention or a preview by itself.</summary>
    public JObject ToJson()
    {
        var json = new JObject
        {
            ["channel"] = Channel,
            ["text"] = Text,
            ["blocks"] = Blocks.DeepClone(),
            ["parse"] = "none",
            ["link_names"] = false,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        if (Thread is not null)
        {
            json["thread_ts"] = Thread;
        }

        return json;
    }
}
