using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Running;

/// <summary>Activities as a channel sends them.</summary>
internal static class Message
{
    public const string ConversationId = "a:1;x/y z";
    public const string ConversationPath = "/v3/conversations/a%3A1%3Bx%2Fy%20z/activities";

    public static JObject From(Uri serviceUrl, string type = "message", string channel = "msteams") => new()
    {
        ["type"] = type,
        ["id"] = "in/1",
        ["serviceUrl"] = serviceUrl.ToString(),
        ["channelId"] = channel,
        ["from"] = new JObject { ["id"] = "29:user", ["name"] = "Ada" },
        ["recipient"] = new JObject { ["id"] = "28:bot", ["name"] = "Bot" },
        ["conversation"] = new JObject { ["id"] = ConversationId },
        ["text"] = "hello",
    };

    public static JObject Invoke(Uri serviceUrl, string name, JToken? value = null)
    {
        var invoke = From(serviceUrl, "invoke");
        invoke["name"] = name;
        invoke["value"] = value;
        return invoke;
    }

    public static JObject With(this JObject activity, string name, JToken value)
    {
        activity[name] = value;
        return activity;
    }
}
