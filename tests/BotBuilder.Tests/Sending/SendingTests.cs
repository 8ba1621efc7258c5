using System.Net;
using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Sending;

public sealed class SendingTests
{
    private const string Reply = $"POST {Message.ConversationPath}/in%2F1";

    [Fact]
    public async Task A_reply_is_completed_from_what_it_replies_to()
    {
        await using var bot = await RunningBot.StartAsync(turn => turn.SendActivityAsync(MessageFactory.Text("hi")));
        bot.Connector.Takes(Reply);

        Assert.Equal(200, (await bot.SendAsync(bot.Message().With("locale", "de-DE"))).Status);

        var call = Assert.Single(bot.Connector.Calls);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Equal("", call.Authorization);
        Assert.True(JToken.DeepEquals(new JObject
        {
            ["type"] = "message", ["text"] = "hi", ["inputHint"] = "acceptingInput", ["attachments"] = new JArray(), ["entities"] = new JArray(),
            ["channelId"] = "msteams", ["serviceUrl"] = bot.Connector.Url.ToString(), ["locale"] = "de-DE", ["replyToId"] = "in/1",
            ["from"] = new JObject { ["id"] = "28:bot", ["name"] = "Bot" },
            ["recipient"] = new JObject { ["id"] = "29:user", ["name"] = "Ada" },
            ["conversation"] = new JObject { ["id"] = Message.ConversationId },
        }, call.Body), call.Body.ToString());
    }

    [Fact]
    public async Task Without_an_id_to_reply_to_a_message_goes_to_the_conversation()
    {
        await using var bot = await RunningBot.StartAsync(turn => turn.SendActivityAsync("hi"));
        bot.Connector.Takes($"POST {Message.ConversationPath}");
        var activity = bot.Message();
        activity.Remove("id");

        Assert.Equal(200, (await bot.SendAsync(activity)).Status);

        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task What_was_sent_has_the_id_that_the_channel_gave_it()
    {
        var sent = new Activity { Type = ActivityTypes.Message, Id = "mine", Text = "hi" };
        ResourceResponse? response = null;
        var responded = new List<bool>();
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            responded.Add(turn.Responded);
            response = await turn.SendActivityAsync(sent);
            responded.Add(turn.Responded);
        });
        bot.Connector.Takes(Reply, """{"id":"out-7"}""");

        await bot.SendAsync(bot.Message());

        Assert.Equal(("out-7", "out-7"), (sent.Id, response!.Id));
        Assert.Equal([false, true], responded);
        Assert.False(bot.Connector.Calls[0].Body.ContainsKey("id"));
    }

    [Fact]
    public async Task Several_activities_go_out_one_after_the_other()
    {
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            var responses = await turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two"), MessageFactory.Text("three")]);
            Assert.Equal(3, responses.Length);
        });
        bot.Connector.Takes(Reply);

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal(["one", "two", "three"], bot.Connector.Calls.Select(call => (string?)call.Body["text"]));
    }

    [Fact]
    public async Task Updates_are_PUT_and_deletions_DELETE_at_the_encoded_id()
    {
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            await turn.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = "a/b:1", Text = "new" });
            await turn.DeleteActivityAsync("c d?");
        });
        bot.Connector.Takes($"PUT {Message.ConversationPath}/a%2Fb%3A1").Takes($"DELETE {Message.ConversationPath}/c%20d%3F", "");

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal(["PUT", "DELETE"], bot.Connector.Calls.Select(call => call.Line.Split(' ')[0]));
        Assert.Equal(("new", "28:bot"), ((string?)bot.Connector.Calls[0].Body["text"], (string?)bot.Connector.Calls[0].Body["from"]!["id"]));
    }

    [Theory]
    [InlineData("emulator", 1)]
    [InlineData("msteams", 0)]
    public async Task A_trace_goes_to_the_emulator_only_and_is_no_response(string channel, int calls)
    {
        var responded = true;
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Trace, Name = "look" });
            responded = turn.Responded;
        });
        bot.Connector.Takes(Reply);

        Assert.Equal(200, (await bot.SendAsync(bot.Message(channel: channel))).Status);

        Assert.Equal(calls, bot.Connector.Calls.Count);
        Assert.False(responded);
    }

    [Fact]
    public async Task Handlers_of_sending_wrap_one_another_in_their_order()
    {
        var steps = new List<string>();
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            foreach (var name in new[] { "a", "b" })
            {
                turn.OnSendActivities(async (_, activities, next) =>
                {
                    steps.Add($"{name}:{activities[0].Text}");
                    var responses = await next();
                    steps.Add($"{name}:{responses[0].Id}");
                    return responses;
                });
            }

            await turn.SendActivityAsync("hi");
        });
        bot.Connector.Takes(Reply, """{"id":"out-7"}""");

        await bot.SendAsync(bot.Message());

        Assert.Equal(["a:hi", "b:hi", "b:out-7", "a:out-7"], steps);
    }

    [Fact]
    public async Task A_handler_that_goes_no_further_keeps_what_is_sent_changed_and_deleted()
    {
        var kept = new List<string>();
        await using var bot = await RunningBot.StartAsync(async turn =>
        {
            turn.OnSendActivities((_, activities, _) =>
            {
                kept.AddRange(activities.Select(activity => $"{activity.Text} to {activity.Recipient.Id}"));
                return Task.FromResult(activities.ConvertAll(_ => new ResourceResponse("kept")).ToArray());
            });
            turn.OnUpdateActivity((_, activity, _) =>
            {
                kept.Add($"{activity.Id} is {activity.Text}");
                return Task.FromResult(new ResourceResponse(activity.Id));
            });
            turn.OnDeleteActivity((_, reference, _) =>
            {
                kept.Add($"without {reference.ActivityId}");
                return Task.CompletedTask;
            });
            Assert.Equal("kept", (await turn.SendActivityAsync("hi")).Id);
            await turn.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = "u", Text = "new" });
            await turn.DeleteActivityAsync("d");
        });

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal(["hi to 29:user", "u is new", "without d"], kept);
    }

    [Fact]
    public async Task A_refusal_of_the_connector_comes_with_its_status_headers_and_words()
    {
        ErrorResponseException? refusal = null;
        await using var bot = await RunningBot.StartAsync(async turn => refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("hi")));
        bot.Connector.Takes(Reply, """{"error":{"code":"BotNotInConversationRoster","message":"gone"}}""", HttpStatusCode.Forbidden);

        Assert.Equal(200, (await bot.SendAsync(bot.Message())).Status);

        Assert.Equal((HttpStatusCode.Forbidden, "BotNotInConversationRoster", "gone"), (refusal!.Response.StatusCode, refusal.Body.Error.Code, refusal.Body.Error.Message));
        Assert.NotEmpty(refusal.Response.Headers["Date"]);
    }

    [Fact]
    public async Task A_refusal_in_no_JSON_is_told_all_the_same()
    {
        ErrorResponseException? refusal = null;
        await using var bot = await RunningBot.StartAsync(async turn => refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("hi")));
        bot.Connector.Takes(Reply, "<html>Bad gateway</html>", HttpStatusCode.BadGateway);

        await bot.SendAsync(bot.Message());

        Assert.Equal((HttpStatusCode.BadGateway, "<html>Bad gateway</html>"), (refusal!.Response.StatusCode, refusal.Response.Content));
        Assert.Null(refusal.Body);
    }
}
