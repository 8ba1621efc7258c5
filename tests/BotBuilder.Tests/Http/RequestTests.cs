using BotBuilder.Tests.Running;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Http;

public sealed class RequestTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_POST_is_allowed(string method)
    {
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("no turn"));

        Assert.Equal(405, (await bot.SendAsync(new HttpMethod(method), "{}")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","from":"Ada"}""")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
    {
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("no turn"));

        Assert.Equal(400, (await bot.SendAsync(HttpMethod.Post, body)).Status);
    }

    [Fact]
    [Trait("Builtin", "BotBuilder")]
    public async Task An_activity_that_is_nested_without_end_is_a_bad_request()
    {
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("no turn"));
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);

        Assert.Equal(400, (await bot.SendAsync(HttpMethod.Post, $$"""{"type":"message","value":{{deep}}}""")).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task An_activity_is_answered_after_its_turn_whatever_the_content_type(string contentType)
    {
        var texts = new List<string>();
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            await Task.Yield();
            texts.Add(turn.Activity.Text);
        });

        var answer = await bot.SendAsync(HttpMethod.Post, bot.Message().ToString(), contentType: contentType);

        Assert.Equal((200, ""), (answer.Status, answer.Text));
        Assert.Equal(["hello"], texts);
    }

    [Fact]
    public async Task A_turn_that_fails_without_a_handler_is_an_error_of_the_server()
    {
        await using var bot = await RunningBot.StartAsync(_ => throw new InvalidOperationException("broken"));

        Assert.Equal(500, (await bot.SendAsync(bot.Message())).Status);
    }

    [Fact]
    public async Task Replies_that_are_expected_come_in_the_answer_and_not_by_the_connector()
    {
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            await turn.SendActivityAsync("one");
            await turn.SendActivityAsync("two");
            Assert.True(turn.Responded);
        });

        var answer = await bot.SendAsync(bot.Message().With("deliveryMode", DeliveryModes.ExpectReplies));

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
        Assert.Equal(["one", "two"], answer.Json["activities"]!.Select(activity => (string)activity["text"]!));
        Assert.All(answer.Json["activities"]!, activity => Assert.Equal("in/1", (string?)activity["replyToId"]));
        Assert.Empty(bot.Connector.Calls);
    }

    [Fact]
    public async Task No_reply_where_replies_are_expected_is_an_empty_list()
    {
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);

        var answer = await bot.SendAsync(bot.Message().With("deliveryMode", "expectReplies"));

        Assert.Equal((200, """{"activities":[]}"""), (answer.Status, answer.Text));
    }
}
