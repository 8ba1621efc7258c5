using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Json;

public sealed class ActivityJsonTests
{
    [Theory]
    [InlineData("""{"a":{"b":[1]}}""", typeof(JObject))]
    [InlineData("[1,2]", typeof(JArray))]
    [InlineData("\"text\"", typeof(string))]
    [InlineData("7", typeof(long))]
    [InlineData("1.5", typeof(double))]
    [InlineData("true", typeof(bool))]
    public void Open_values_are_JObject_JArray_or_primitive(string value, Type type)
    {
        var activity = Read($$"""{"type":"message","value":{{value}},"channelData":{{value}},"attachments":[{"content":{{value}}}]}""");
        var card = JsonConvert.DeserializeObject<AdaptiveCardInvokeAction>($$"""{"data":{{value}}}""", HttpHelper.BotMessageSerializerSettings)!;

        Assert.All(new[] { activity.Value, activity.ChannelData, activity.Attachments[0].Content, card.Data }, open => Assert.IsType(type, open));
    }

    [Fact]
    public void What_is_not_known_lands_in_Properties_and_is_written_back()
    {
        const string Json = """
            {"type":"message","from":{"id":"29:a","userPrincipalName":"ada@example.org"},"conversation":{"id":"c","team":{"id":"t"}},
             "attachments":[{"contentType":"x","size":3}],"entities":[{"type":"clientInfo","locale":"de"}],"future":{"list":[1,null]}}
            """;

        var activity = Read(Json);

        Assert.Equal("ada@example.org", (string?)activity.From.Properties["userPrincipalName"]);
        Assert.Equal("t", (string?)activity.Conversation.Properties["team"]!["id"]);
        Assert.Equal(3, (int)activity.Attachments[0].Properties["size"]!);
        Assert.Equal("de", (string?)activity.Entities[0].Properties["locale"]);
        Assert.Equal("""{"list":[1,null]}""", activity.Properties["future"]!.ToString(Formatting.None));
        Assert.True(JToken.DeepEquals(JObject.Parse(Json), JObject.Parse(Write(activity))), Write(activity));
    }

    [Fact]
    public void Nulls_are_left_out_and_empty_lists_are_sent() =>
        Assert.Equal("""{"type":"message","attachments":[],"entities":[]}""", Sorted(Write((Activity)Activity.CreateMessageActivity())));

    [Fact]
    public void Mentions_are_read_from_entities_and_leave_the_text()
    {
        var activity = Read("""
            {"type":"message","text":"<at>Bot</at> help me","recipient":{"id":"28:bot"},
             "entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot","name":"Bot"}},{"type":"mention","text":"x","mentioned":{"id":"29:b"}},{"type":"other"}]}
            """);

        Assert.Equal(["28:bot", "29:b"], activity.GetMentions().Select(mention => mention.Mentioned.Id));
        Assert.Equal("help me", activity.RemoveRecipientMention());
        Assert.Equal("help me", activity.Text);
    }

    [Fact]
    public void Channel_data_are_read_as_what_the_channel_says()
    {
        var data = Read("""{"channelData":{"tenant":{"id":"t-1"},"team":{"id":"19:x","name":"Mail"},"eventType":"teamRenamed"}}""")
            .GetChannelData<Microsoft.Bot.Schema.Teams.TeamsChannelData>();

        Assert.Equal(("t-1", "Mail", "teamRenamed"), (data.Tenant.Id, data.Team.Name, data.EventType));
    }

    private static Activity Read(string json) => JsonConvert.DeserializeObject<Activity>(json, HttpHelper.BotMessageSerializerSettings)!;

    private static string Write(Activity activity) => JsonConvert.SerializeObject(activity, HttpHelper.BotMessageSerializerSettings);

    private static string Sorted(string json) => new JObject(JObject.Parse(json).Properties().OrderBy(property => property.Name == "type" ? "" : property.Name, StringComparer.Ordinal)).ToString(Formatting.None);
}
