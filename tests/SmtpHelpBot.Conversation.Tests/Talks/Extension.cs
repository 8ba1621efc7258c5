using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Uses the message extension as Teams does, in a chat where the bot is not a member.</summary>
internal sealed class Extension
{
    /// <summary>Someone's message, as Teams hands it over.</summary>
    public const string GmailError = "<div><p>Sending fails:</p><pre>535-5.7.8 Username and Password not accepted. For more information, go to support.google.com</pre></div>";

    public Extension() => Rosa = World.Chat("Rosa", "some-chat-without-the-bot", "groupChat", "msteams");

    /// <summary>The bot and what stands around it.</summary>
    public World World { get; } = new();

    /// <summary>Whoever uses it.</summary>
    public Chat Rosa { get; }

    /// <summary>The words of a card.</summary>
    public static string Words(object card) => new Shown("", null, new() { Attachments = [new() { Content = card }] }).Words;

    /// <summary>The title of a result.</summary>
    public static string? Title(MessagingExtensionAttachment result) => ((JObject)result.Preview.Content).Value<string>("title");

    /// <summary>What the buttons of a dialog want, in their order.</summary>
    public static IEnumerable<string?> Offered(JObject card) => Buttons(card).Select(data => data.Value<string>("wanted"));

    /// <summary>The data of the button that goes on.</summary>
    public static JObject DataOf(JObject card) => (JObject)Buttons(card).Single(data => data.Value<string>("wanted") != "close").DeepClone();

    /// <summary>The data of all buttons.</summary>
    public static IEnumerable<JToken> Buttons(JObject card) => card.SelectTokens("$..[?(@.type == 'Action.Submit')].data");

    /// <summary>The card of the dialog that comes next.</summary>
    public static JObject Dialog(MessagingExtensionActionResponse response) => (JObject)Assert.IsType<TaskModuleContinueResponse>(response.Task).Value.Card.Content;

    /// <summary>Looks something up.</summary>
    public async Task<MessagingExtensionResult> SearchAsync(string query) => (await InvokeAsync<MessagingExtensionResponse>(
        "composeExtension/query",
        new() { ["commandId"] = "search", ["parameters"] = new JArray(new JObject { ["name"] = "query", ["value"] = query }), ["queryOptions"] = new JObject { ["skip"] = 0, ["count"] = 25 } })).ComposeExtension;

    /// <summary>Opens a dialog: on someone's message, or to check a server.</summary>
    public async Task<TaskModuleTaskInfo> FetchAsync(string? message)
    {
        var value = new JObject { ["commandId"] = message is null ? "checkServer" : "diagnoseMessage", ["commandContext"] = message is null ? "compose" : "message" };
        if (message is not null)
        {
            value["messagePayload"] = new JObject { ["id"] = "1", ["body"] = new JObject { ["contentType"] = "html", ["content"] = message } };
        }

        return ((TaskModuleContinueResponse)(await InvokeAsync<MessagingExtensionActionResponse>("composeExtension/fetchTask", value)).Task).Value;
    }

    /// <summary>Presses a button of a dialog that belongs to a message.</summary>
    public Task<MessagingExtensionActionResponse> SubmitAsync(JObject data, params (string Id, string Value)[] inputs)
    {
        Array.ForEach(inputs, input => data[input.Id] = input.Value);
        return InvokeAsync<MessagingExtensionActionResponse>("composeExtension/submitAction", new() { ["commandId"] = "checkServer", ["data"] = data });
    }

    /// <summary>Presses a button of a dialog that belongs to none.</summary>
    public async Task<JObject> NextAsync(JObject data, params (string Id, string Value)[] inputs)
    {
        Array.ForEach(inputs, input => data[input.Id] = input.Value);
        var response = await InvokeAsync<TaskModuleResponse>("task/submit", new() { ["data"] = data });
        return (JObject)((TaskModuleContinueResponse)response.Task).Value.Card.Content;
    }

    /// <summary>Sends an invoke as Teams does, and reads its answer.</summary>
    public async Task<T> InvokeAsync<T>(string name, JObject value)
    {
        var response = await World.RunAsync(Rosa.Make(new(ActivityTypes.Invoke) { Name = name, Value = value }));
        Assert.Equal(200, response!.Status);
        return Assert.IsType<T>(response.Body);
    }
}
