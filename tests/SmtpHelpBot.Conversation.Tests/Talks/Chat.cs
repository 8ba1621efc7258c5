using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>One person in one conversation: says things, presses buttons, and sees what is there.</summary>
internal sealed class Chat(World world, string person, string conversation, string kind, string channel)
{
    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<Shown> Messages => world.In(conversation);

    /// <summary>The newest message.</summary>
    public Shown Last => Messages[^1];

    /// <summary>The newest card that has a button, or else the newest card.</summary>
    public Shown Card => Messages.LastOrDefault(message => message.Card is not null && Buttons(message.Card).Any()) ?? Messages.Last(message => message.Card is not null);

    /// <summary>What the bot answered to the last pressed button: a line, or the words of a card.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The card that this person alone sees since they pressed a button; null where they got none.</summary>
    public Shown? Seen { get; private set; }

    public Task SayAsync(string text, IntakeNotes? notes = null) => world.RunAsync(Make(new(ActivityTypes.Message) { Text = text }), notes);

    /// <summary>The same with an id, so that the message can be changed or taken back.</summary>
    public Task SendAsync(string id, string text) => world.RunAsync(Make(new(ActivityTypes.Message) { Id = id, Text = text }));

    /// <summary>Changes a message.</summary>
    public Task EditAsync(string id, string text) => world.RunAsync(Make(new(ActivityTypes.MessageUpdate) { Id = id, Text = text }));

    /// <summary>Takes a message back.</summary>
    public Task DeleteAsync(string id) => world.RunAsync(Make(new(ActivityTypes.MessageDelete) { Id = id }));

    public Task MentionAsync(string text) => world.RunAsync(Make(new(ActivityTypes.Message)
    {
        Text = $"<at>Help Bot</at> {text}",
        Entities = [new Mention { Type = "mention", Mentioned = new("bot", "Help Bot"), Text = "<at>Help Bot</at>" }],
    }));

    public Task JoinAsync() => world.RunAsync(Make(new(ActivityTypes.ConversationUpdate) { MembersAdded = [new(Id), new("bot")] }));

    /// <summary>Something else happens in this conversation.</summary>
    public Task HappensAsync(Activity activity) => world.RunAsync(Make(activity));

    /// <summary>The client asks for the card anew by itself, and shows what it gets to this person.</summary>
    public async Task<Shown> RefreshAsync(Shown on)
    {
        await PressAsync(on, (JObject)on.Card!.SelectToken("refresh.action.data")!.DeepClone());
        return Seen!;
    }

    public Task InstallAsync() => world.RunAsync(Make(new(ActivityTypes.InstallationUpdate) { Action = "add" }));

    /// <summary>Presses a button of the newest card that has it, by the name it has in the data.</summary>
    public Task PressAsync(string act, params (string Id, string Value)[] inputs) =>
        PressAsync(Messages.Last(message => message.Card is not null && Buttons(message.Card).Any(button => Act(button) == act)), act, inputs);

    /// <summary>Presses a button of a card, whether or not it still has it.</summary>
    public async Task PressAsync(Shown on, string act, params (string Id, string Value)[] inputs)
    {
        var button = Buttons(on.Card!).First(candidate => Act(candidate) == act);
        await PressAsync(on, (JObject)button["data"]!.DeepClone(), inputs);
    }

    /// <summary>Sends card data as the client would.</summary>
    public async Task PressAsync(Shown on, JObject data, params (string Id, string Value)[] inputs)
    {
        foreach (var (id, value) in inputs)
        {
            data[id] = value;
        }

        var invoke = new Activity(ActivityTypes.Invoke) { Name = "adaptiveCard/action", ReplyToId = on.Id };
        invoke.Value = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "x", ["data"] = data } };
        var response = await world.RunAsync(Make(invoke));
        var body = (AdaptiveCardInvokeResponse)response!.Body;
        Assert.Equal((200, 200), (response.Status, body.StatusCode));
        Seen = body.Value is JObject card ? new Shown(on.Id, null, new() { Attachments = [new() { Content = card }] }) : null;
        Answer = Seen?.Words ?? (string)body.Value;
    }

    /// <summary>Presses as a client that knows no Execute: the data come as a message.</summary>
    public Task SubmitAsync(string act, params (string Id, string Value)[] inputs)
    {
        var on = Messages.Last(message => message.Card is not null && Buttons(message.Card).Any(button => Act(button) == act));
        var data = (JObject)Buttons(on.Card!).First(button => Act(button) == act)["data"]!.DeepClone();
        foreach (var (id, value) in inputs)
        {
            data[id] = value;
        }

        return world.RunAsync(Make(new(ActivityTypes.Message) { Value = data, ReplyToId = on.Id }));
    }

    /// <summary>The data of a button that is shown, to be pressed later.</summary>
    public JObject DataOf(string act) => (JObject)Messages.Select(message => message.Card).Where(card => card is not null)
        .SelectMany(card => Buttons(card!)).Last(button => Act(button) == act)["data"]!.DeepClone();

    /// <summary>The buttons of the newest card, by the names they have in the data.</summary>
    public IReadOnlyList<string> Offered => OfferedOn(Card);

    /// <summary>The buttons of a card, by the names they have in the data.</summary>
    public static IReadOnlyList<string> OfferedOn(Shown shown) => [.. Buttons(shown.Card!).Select(Act)];

    private string Id => $"u-{person}";

    /// <summary>What a client asks for by itself is no button.</summary>
    private static IEnumerable<JObject> Buttons(JObject card) => card.Descendants().OfType<JObject>()
        .Where(part => (string?)part["type"] == "Action.Execute" && part.Parent is not JProperty { Name: "action" });

    private static string Act(JObject button) => (string?)button["data"]?["act"] ?? "";

    /// <summary>An activity of this person in this conversation.</summary>
    public Activity Make(Activity activity)
    {
        activity.ChannelId = channel;
        activity.ServiceUrl = "http://localhost/";
        activity.Locale = "en-GB";
        activity.From = new(Id, person);
        activity.Recipient = new("bot", "Help Bot");
        activity.Conversation = new(isGroup: kind != "personal", conversationType: kind, id: conversation);
        return activity;
    }
}
