using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The message extension where something is looked up while a message is written.</summary>
public sealed class SearchTests
{
    private readonly Extension extension = new();

    [Theory]
    [InlineData("what does 535 5.7.139 mean", "535 5.7.139")]
    [InlineData("535 5.7.8 Username and Password not accepted", "Two-factor sign-in")]
    [InlineData("gmail", "smtp.gmail.com")]
    [InlineData("what are the Gmail settings?", "smtp.gmail.com")]
    [InlineData("smtp.gmail.com", "App password")]
    [InlineData("bridge own", "The bridge has a password of its own")]
    [InlineData("bridge", "Proton Mail Bridge")]
    public async Task A_search_finds_what_is_known(string query, string shown)
    {
        var found = await extension.SearchAsync(query);

        Assert.Equal(("result", "list"), (found.Type, found.AttachmentLayout));
        Assert.Contains(shown, Extension.Words(found.Attachments[0].Content), StringComparison.OrdinalIgnoreCase);
        Assert.All(found.Attachments, result =>
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", result.ContentType);
            Assert.Equal("application/vnd.microsoft.card.thumbnail", result.Preview.ContentType);
            Assert.NotEmpty(((JObject)result.Preview.Content).Value<string>("title")!);
            Assert.NotEmpty(((JObject)result.Preview.Content).Value<string>("text")!);
        });
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("   ?!  ")]
    [InlineData("535")]
    public async Task A_search_that_finds_nothing_says_what_to_try(string query)
    {
        var found = await extension.SearchAsync(query);

        Assert.Equal(("message", "Nothing found. Try an error code such as 535 5.7.139, or a provider such as Gmail."), (found.Type, found.Text));
    }

    [Fact]
    public async Task The_first_look_without_words_offers_the_best_known_providers()
    {
        var first = await extension.InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse("""{"commandId":"search","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}}"""));
        var more = await extension.InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse("""{"parameters":[{"value":""}],"queryOptions":{"skip":3,"count":2}}"""));

        Assert.Equal(25, first.ComposeExtension.Attachments.Count);
        Assert.Equal(first.ComposeExtension.Attachments.Skip(3).Take(2).Select(Extension.Title), more.ComposeExtension.Attachments.Select(Extension.Title));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"parameters":null,"queryOptions":null}""")]
    [InlineData("""{"parameters":[null,{"name":"q","value":{"x":[1]}}],"queryOptions":{"skip":-7,"count":-1}}""")]
    [InlineData("""{"parameters":[{"name":"q","value":"gmail"}],"queryOptions":{"skip":2147483647,"count":2147483647}}""")]
    public async Task A_search_of_any_shape_is_answered(string value) =>
        Assert.Contains((await extension.InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse(value))).ComposeExtension.Type, (string[])["result", "message"]);

    [Fact]
    public async Task A_search_leaves_no_trace_in_the_chat_and_no_case()
    {
        await extension.SearchAsync("535 5.7.8 Username and Password not accepted");

        Assert.Empty(extension.Rosa.Messages);
        await extension.Rosa.SayAsync("status");
        Assert.DoesNotContain("User name or password", extension.Rosa.Last.Words, StringComparison.Ordinal);
    }
}
