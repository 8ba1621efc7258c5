using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>"Diagnose this error" on a message whose error stands in what is attached to it, and the command that was pressed.</summary>
public sealed class MessageActionTests
{
    private const string Error = "535-5.7.8 Username and Password not accepted. For more information, go to support.google.com";
    private const string Empty = "There are no words in that message that I can read.";
    private readonly World world = new();
    private readonly Chat rosa;

    public MessageActionTests() => rosa = world.Chat("Rosa", "some-chat-without-the-bot", "groupChat", "msteams");

    public static TheoryData<string, JToken> Attached => new()
    {
        { "application/vnd.microsoft.card.adaptive", AlertCard() },
        { "application/vnd.microsoft.card.adaptive", AlertCard().ToString() },
        { "application/vnd.microsoft.card.hero", new JObject { ["title"] = "Mail queue", ["text"] = Error, ["buttons"] = new JArray() } },
        { "application/vnd.microsoft.card.thumbnail", new JObject { ["title"] = "Mail queue", ["subtitle"] = Error } },
        { "application/vnd.microsoft.teams.card.o365connector", new JObject { ["summary"] = "Alert", ["sections"] = new JArray(new JObject { ["facts"] = new JArray(new JObject { ["name"] = "Last reply", ["value"] = Error }) }) } },
        { "text/html", $"<div><pre>{Error}</pre></div>" },
        { "messageReference", new JObject { ["messageId"] = "1", ["messagePreview"] = Error }.ToString() },
    };

    [Theory]
    [MemberData(nameof(Attached))]
    public async Task An_error_in_what_is_attached_is_read(string contentType, JToken content)
    {
        var words = await OpenAsync("diagnoseMessage", Message("<attachment id=\"74d20c7f\"></attachment>", new JObject { ["id"] = "74d20c7f", ["contentType"] = contentType, ["content"] = content }));

        Assert.Contains("Two-factor sign-in", words, StringComparison.Ordinal);
        Assert.Contains("535-5.7.8 Username and Password not accepted.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("attachment id", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_as_code_is_read_as_it_stands_there()
    {
        var words = await OpenAsync("diagnoseMessage", Message($"<p>See:</p><codeblock class=\"Plaintext\"><code>{Error}<br></code></codeblock>"));

        Assert.Contains("535-5.7.8 Username and Password not accepted.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("code>", words, StringComparison.Ordinal);
        Assert.DoesNotContain("codeblock", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_on_a_button_is_no_error_of_the_message()
    {
        var card = new JObject { ["type"] = "AdaptiveCard", ["actions"] = new JArray(new JObject { ["type"] = "Action.Submit", ["title"] = Error, ["data"] = new JObject { ["text"] = Error } }) };

        Assert.Contains(Empty, await OpenAsync("diagnoseMessage", Message("", new JObject { ["content"] = card })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"password: Rosewood-44-canary"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"Password","value":"Rosewood-44-canary"}]}""")]
    [InlineData("""{"sections":[{"facts":[{"name":"Password:","value":"Rosewood-44-canary"}]}]}""")]
    public async Task A_password_on_a_card_is_in_no_answer(string element)
    {
        var card = AlertCard();
        ((JArray)card["body"]!).Insert(0, JObject.Parse(element));

        Assert.DoesNotContain("Rosewood", await OpenAsync("diagnoseMessage", Message("", new JObject { ["content"] = card })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[null]""")]
    [InlineData("""[{"content":null},{"content":7},{"content":[[]]},{}]""")]
    [InlineData("""[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{\"type\":\"AdaptiveCard\",\"body\":[{"}]""")]
    [InlineData("""[{"contentType":"image/*","contentUrl":"https://example.com/1.png"}]""")]
    public async Task Attachments_of_any_shape_are_answered(string attachments)
    {
        var message = Message("");
        message["attachments"] = JArray.Parse(attachments);

        Assert.Contains("in that message", await OpenAsync("diagnoseMessage", message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_without_end_is_read_to_a_bound()
    {
        var card = new JObject { ["body"] = new JArray(Enumerable.Repeat(new string('x', 100), 5000).Append(Error).Select(line => new JObject { ["type"] = "TextBlock", ["text"] = line })) };

        Assert.Contains("I found nothing about sending mail in that message.", await OpenAsync("diagnoseMessage", Message("", new JObject { ["content"] = card })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_decides_what_opens_whatever_comes_with_it()
    {
        Assert.Contains("Server", await OpenAsync("checkServer", Message(Error)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("535", await OpenAsync("checkServer", Message(Error)), StringComparison.Ordinal);
        Assert.Contains(Empty, await OpenAsync("diagnoseMessage", message: null), StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", await OpenAsync(command: null, Message(Error)), StringComparison.Ordinal);
    }

    private static JObject AlertCard() => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JArray(
            new JObject { ["type"] = "TextBlock", ["text"] = "Mail queue of the shop" },
            new JObject { ["type"] = "Container", ["items"] = new JArray(new JObject { ["type"] = "RichTextBlock", ["inlines"] = new JArray("Last reply: ", new JObject { ["type"] = "TextRun", ["text"] = Error }) }) }),
        ["actions"] = new JArray(new JObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the queue", ["url"] = "https://example.com" }),
    };

    private static JObject Message(string body, params JObject[] attachments) => new()
    {
        ["id"] = "1", ["body"] = new JObject { ["contentType"] = "html", ["content"] = body }, ["attachments"] = new JArray(attachments.Cast<object>().ToArray()),
    };

    private async Task<string> OpenAsync(string? command, JObject? message)
    {
        var value = new JObject { ["commandId"] = command, ["commandContext"] = "message", ["messagePayload"] = message };
        var response = await world.RunAsync(rosa.Make(new(ActivityTypes.Invoke) { Name = "composeExtension/fetchTask", Value = value }));
        var dialog = (TaskModuleContinueResponse)Assert.IsType<MessagingExtensionActionResponse>(response!.Body).Task;
        return new Shown("", null, new() { Attachments = [new() { Content = dialog.Value.Card.Content }] }).Words;
    }
}
