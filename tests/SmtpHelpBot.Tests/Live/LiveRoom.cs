using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A conversation of the running bot as its members see it now: what was sent to it, with every change applied.</summary>
public sealed class LiveRoom
{
    private readonly List<LiveMessage> messages = [];
    private readonly List<string> arrived = [];
    private readonly List<LiveMessage> deleted = [];
    private readonly IBotDoor bot;

    /// <summary>Opens a conversation at the connector, so that the bot may send to it.</summary>
    public LiveRoom(IBotDoor bot, string id, string kind = "personal")
    {
        (this.bot, Id, Kind) = (bot, id, kind);
        bot.Connector.Open(id, Take);
    }

    public string Id { get; }

    public string Kind { get; }

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<LiveMessage> Messages
    {
        get
        {
            lock (messages)
            {
                return [.. messages];
            }
        }
    }

    public LiveMessage Last => Messages[^1];

    /// <summary>The words of every new message, as it was when it arrived; one that came twice is here twice.</summary>
    public IReadOnlyList<string> Arrived
    {
        get
        {
            lock (messages)
            {
                return [.. arrived];
            }
        }
    }

    /// <summary>The messages that were deleted, as they were.</summary>
    public IReadOnlyList<LiveMessage> Deleted
    {
        get
        {
            lock (messages)
            {
                return [.. deleted];
            }
        }
    }

    /// <summary>A person in this conversation.</summary>
    public LivePerson Person(string name) => new(bot, this, name);

    private ConnectorAnswer Take(ConnectorCall call)
    {
        lock (messages)
        {
            if (call.Method == "DELETE")
            {
                deleted.AddRange(messages.Where(message => message.Id == call.ActivityId));
                messages.RemoveAll(message => message.Id == call.ActivityId);
                return ConnectorAnswer.Taken(call.ActivityId!);
            }

            var known = call.Method == "PUT" ? messages.FindIndex(message => message.Id == call.ActivityId) : -1;
            var message = new LiveMessage(known < 0 ? $"{Id}-{arrived.Count}" : messages[known].Id, call.Activity);
            if (known < 0)
            {
                messages.Add(message);
                arrived.Add(message.Words);
            }
            else
            {
                messages[known] = message;
            }

            return ConnectorAnswer.Taken(message.Id);
        }
    }
}

/// <summary>A message as it looks now.</summary>
public sealed record LiveMessage(string Id, JObject Activity)
{
    public JObject? Card => Activity.SelectToken("attachments[0].content") as JObject;

    /// <summary>Every word on it.</summary>
    public string Words => Card is null ? Activity.Value<string>("text") ?? "" : WordsOf(Card);

    /// <summary>The buttons, by the names they have in the data.</summary>
    public IReadOnlyList<string> Offered => [.. Buttons.Select(button => (string?)button.SelectToken("data.act") ?? "")];

    /// <summary>The buttons; what a client asks for by itself is none.</summary>
    public IEnumerable<JObject> Buttons => Card?.Descendants().OfType<JObject>()
        .Where(part => part.Value<string>("type") == "Action.Execute" && part.Parent is not JProperty { Name: "action" }) ?? [];

    public static string WordsOf(JObject card) => string.Join('\n', card.Descendants().OfType<JProperty>()
        .Where(part => part.Name is "text" or "title" or "label").Select(part => (string?)part.Value));
}
