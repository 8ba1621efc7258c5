using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A person who talks to the running bot over HTTP, as the client of a platform would.</summary>
public sealed class LivePerson(IBotDoor bot, LiveRoom room, string name)
{
    /// <summary>What the bot answered to the last pressed button: a line, or the words of a card.</summary>
    public string Answer { get; private set; } = "";

    public LiveRoom Room => room;

    /// <summary>A message of this person that has not been sent yet.</summary>
    public JObject Message(string text)
    {
        var message = bot.Message(text, room.Id);
        message["from"] = new JObject { ["id"] = $"29:{name}", ["name"] = name };
        message["conversation"] = new JObject { ["id"] = room.Id, ["tenantId"] = "tenant-1", ["conversationType"] = room.Kind, ["isGroup"] = room.Kind != "personal" };
        return message;
    }

    /// <summary>What Teams sends when a message was changed by its writer.</summary>
    public static JObject Edited(JObject message, string text, string at = "2026-11-24T12:00:00.000Z")
    {
        var edited = (JObject)message.DeepClone();
        (edited["type"], edited["text"], edited["timestamp"], edited["channelData"]) = ("messageUpdate", text, at, new JObject { ["eventType"] = "editMessage", ["tenant"] = new JObject { ["id"] = "tenant-1" } });
        return edited;
    }

    /// <summary>What Teams sends when a message was deleted by its writer.</summary>
    public static JObject Deleted(JObject message)
    {
        var deleted = (JObject)message.DeepClone();
        deleted.Remove("text");
        (deleted["type"], deleted["channelData"]) = ("messageDelete", new JObject { ["eventType"] = "softDeleteMessage", ["tenant"] = new JObject { ["id"] = "tenant-1" } });
        return deleted;
    }

    public Task SayAsync(string text) => SendAsync(Message(text));

    /// <summary>Says it to the bot by name, as it has to be in a channel.</summary>
    public Task MentionAsync(string text)
    {
        var message = Message($"<at>Bot</at> {text}");
        message["entities"] = new JArray(new JObject { ["type"] = "mention", ["text"] = "<at>Bot</at>", ["mentioned"] = new JObject { ["id"] = "bot-1", ["name"] = "Bot" } });
        return SendAsync(message);
    }

    /// <summary>Sends an activity and waits until all that comes of it has arrived.</summary>
    public async Task SendAsync(JObject activity)
    {
        var answer = await bot.PostAsync(activity);
        Assert.Equal(200, (int)answer.StatusCode);
        await bot.QuietAsync();
    }

    /// <summary>Presses a button of the newest message that has it.</summary>
    public Task PressAsync(string act, params (string Id, string Value)[] inputs)
    {
        var on = room.Messages.LastOrDefault(message => message.Offered.Contains(act));
        Assert.True(on is not null, $"There is no button '{act}' in {room.Id}: {string.Join(" | ", room.Messages.Select(message => message.Words))}");
        return PressAsync(on.Id, (JObject)on.Buttons.First(button => (string?)button.SelectToken("data.act") == act)["data"]!.DeepClone(), inputs);
    }

    /// <summary>Sends data as the client would when a button with them is pressed on a message.</summary>
    public async Task PressAsync(string on, JObject data, params (string Id, string Value)[] inputs)
    {
        foreach (var (id, value) in inputs)
        {
            data[id] = value;
        }

        var invoke = Message("");
        (invoke["type"], invoke["name"], invoke["replyToId"]) = ("invoke", "adaptiveCard/action", on);
        invoke["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "pressed", ["data"] = data } };
        var answer = await bot.PostAsync(invoke);
        var body = JObject.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((200, 200), ((int)answer.StatusCode, body.Value<int>("statusCode")));
        Answer = body["value"] is JObject card ? LiveMessage.WordsOf(card) : body.Value<string>("value")!;
        await bot.QuietAsync();
    }
}
