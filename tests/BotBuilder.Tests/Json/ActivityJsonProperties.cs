using CsCheck;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Json;

public sealed class ActivityJsonProperties
{
    private static readonly string[] Texts = ["type", "id", "channelId", "serviceUrl", "text", "locale", "replyToId", "name", "action", "summary", "importance"];

    private static readonly string[] Open = ["value", "channelData", "future", "x-y"];

    private static readonly Gen<JToken> Leaf = Gen.OneOf(
        Gen.String.Select(JToken (text) => text), Gen.Int.Select(JToken (number) => number), Gen.Bool.Select(JToken (truth) => truth));

    private static readonly Gen<JToken> Any = Gen.Recursive<JToken>((depth, inner) => depth > 3 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, inner.Array[0, 3].Select(JToken (items) => new JArray(items))),
        (1, Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 6], inner).Array[0, 3].Select(JToken (pairs) => Object(pairs)))));

    private static readonly Gen<JObject> Account = Gen.Select(Gen.String, Gen.String, Any).Select((id, name, more) => new JObject { ["id"] = id, ["name"] = name, ["more"] = more });

    private static readonly Gen<JObject> Attachment = Gen.Select(Gen.String, Any, Any).Select((type, content, size) => new JObject { ["contentType"] = type, ["content"] = content, ["size"] = size });

    private static readonly Gen<JObject> Whole = Gen.Select(
        Gen.Select(Gen.Int[0, Texts.Length - 1].Select(at => Texts[at]), Gen.String).Array[0, 6], Gen.Select(Gen.Int[0, Open.Length - 1].Select(at => Open[at]), Any).Array[0, 3], Account, Account, Attachment.Array[0, 3])
        .Select((texts, open, from, conversation, attachments) =>
        {
            var activity = Object([.. texts.Select(pair => (pair.Item1, (JToken)pair.Item2)), .. open]);
            (activity["from"], activity["conversation"], activity["attachments"]) = (from, conversation, new JArray(attachments.Cast<object>().ToArray()));
            return activity;
        });

    [Fact]
    public void An_activity_is_written_as_it_was_read() => Whole.Sample(activity =>
    {
        var read = JsonConvert.DeserializeObject<Activity>(activity.ToString(), HttpHelper.BotMessageSerializerSettings);

        return JToken.DeepEquals(activity, JObject.Parse(JsonConvert.SerializeObject(read, HttpHelper.BotMessageSerializerSettings)));
    }, iter: 2_000);

    private static JObject Object((string Name, JToken Value)[] pairs)
    {
        var made = new JObject();
        foreach (var (name, value) in pairs)
        {
            made[name] = value;
        }

        return made;
    }
}
