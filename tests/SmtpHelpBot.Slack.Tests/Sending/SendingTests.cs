using System.Net;
using AdaptiveCards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Sending;

/// <summary>A sender and a Slack that takes everything, unless a test says otherwise.</summary>
public abstract class SendingTests
{
    private int sent;

    protected SendingTests() => Desk.Slack
        .On("chat.postMessage", _ => new JObject { ["ok"] = true, ["ts"] = $"{++sent}.0" })
        .On("chat.postEphemeral", _ => new JObject { ["ok"] = true, ["message_ts"] = "9.0" })
        .On("chat.update", _ => new JObject { ["ok"] = true, ["ts"] = "1.0" })
        .On("chat.delete", _ => new JObject { ["ok"] = true });

    private protected Desk Desk { get; } = new();

    private protected Task<SlackResult> SendAsync(Activity message) => Desk.Sender.SendAsync(message, default);

    private protected static string? Ts(SlackResult result) => Assert.IsType<SlackResult.Done>(result).Body.Value<string>("ts");

    protected static HttpResponseMessage TooFast(int seconds) => new(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", $"{seconds}" } } };

    protected static Activity Words(string conversation, string text) => new(ActivityTypes.Message, text: text) { Conversation = new() { Id = conversation }, Recipient = new("U0ANNA") };

    protected static Activity Card(int headings)
    {
        var card = new AdaptiveCard("1.5") { FallbackText = "many" };
        card.Body.AddRange(Enumerable.Range(0, headings).Select(number => new AdaptiveTextBlock($"Heading {number}") { Size = AdaptiveTextSize.Large, Weight = AdaptiveTextWeight.Bolder }));
        var message = Words("D0ANNA", "");
        message.Attachments = [new() { ContentType = AdaptiveCard.ContentType, Content = JObject.Parse(card.ToJson()) }];
        return message;
    }
}
