using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Proactive;

public sealed class ProactiveTests
{
    [Fact]
    public async Task A_conversation_is_continued_by_an_event_that_relates_to_it()
    {
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);
        var steps = new List<string>();
        bot.Adapter.Use(new Seen(steps));
        bot.Connector.Takes($"POST {Message.ConversationPath}/in%2F1");
        var reference = Reference(bot);

        await bot.Adapter.ContinueConversationAsync("", reference, async (turn, cancel) =>
        {
            Assert.Equal((ActivityTypes.Event, "ContinueConversation"), (turn.Activity.Type, turn.Activity.Name));
            Assert.Same(reference, turn.Activity.RelatesTo);
            Assert.Equal(("29:user", "28:bot"), (turn.Activity.From.Id, turn.Activity.Recipient.Id));
            var note = MessageFactory.Text("news");
            turn.Activity.Id = "in/1";
            await turn.SendActivityAsync(note, cancel);
        }, default);

        Assert.Equal(["ContinueConversation"], steps);
        var call = Assert.Single(bot.Connector.Calls);
        Assert.Equal(("news", "28:bot", "29:user"), ((string?)call.Body["text"], (string?)call.Body["from"]!["id"], (string?)call.Body["recipient"]!["id"]));
    }

    [Fact]
    public async Task A_stored_activity_is_continued_as_it_is_for_who_it_was_verified()
    {
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);
        bot.Connector.Takes($"POST {Message.ConversationPath}/in%2F1");
        var identity = new System.Security.Claims.ClaimsIdentity([new("aud", "")]);
        var stored = new Activity { Type = ActivityTypes.Message, Id = "in/1", Text = "hello" }.ApplyConversationReference(Reference(bot), isIncoming: true);

        await bot.Adapter.ContinueConversationAsync(identity, stored, async (turn, cancel) =>
        {
            Assert.Same(stored, turn.Activity);
            Assert.Same(identity, turn.TurnState.Get<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey));
            await turn.SendActivityAsync("hi", cancellationToken: cancel);
        }, default);

        Assert.Single(bot.Connector.Calls);
    }

    [Fact]
    public async Task A_failure_in_it_goes_to_the_handler_of_errors()
    {
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);
        var seen = new List<string>();
        bot.Adapter.OnTurnError = (turn, problem) =>
        {
            seen.Add($"{turn.Activity.Name}: {problem.Message}");
            return Task.CompletedTask;
        };

        await bot.Adapter.ContinueConversationAsync("", Reference(bot), (_, _) => throw new InvalidOperationException("broken"), default);

        Assert.Equal(["ContinueConversation: broken"], seen);
    }

    [Fact]
    public async Task A_conversation_is_created_and_begun_by_an_event()
    {
        await using var bot = await RunningBot.StartAsync(_ => Task.CompletedTask);
        bot.Connector.Takes("POST /v3/conversations", """{"id":"a:new","activityId":"1"}""").Takes("POST /v3/conversations/a%3Anew/activities/1");
        var parameters = new ConversationParameters { Bot = new("28:bot"), Members = [new("29:user")], TenantId = "t-1", IsGroup = false };

        await bot.Adapter.CreateConversationAsync("", "msteams", bot.Connector.Url.ToString(), "https://api.botframework.com", parameters, async (turn, cancel) =>
        {
            Assert.Equal(("CreateConversation", "a:new", "t-1"), (turn.Activity.Name, turn.Activity.Conversation.Id, turn.Activity.Conversation.TenantId));
            await turn.SendActivityAsync("hi", cancellationToken: cancel);
        }, default);

        Assert.Equal("29:user", (string?)bot.Connector.Calls[0].Body["members"]![0]!["id"]);
        Assert.Equal("hi", (string?)bot.Connector.Calls[1].Body["text"]);
    }

    private static ConversationReference Reference(RunningBot bot) => new()
    {
        ActivityId = "in/1", ChannelId = "msteams", ServiceUrl = bot.Connector.Url.ToString(), Conversation = new(id: Message.ConversationId), User = new("29:user"), Bot = new("28:bot"),
    };

    private sealed class Seen(List<string> steps) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            steps.Add(turnContext.Activity.Name);
            return next(cancellationToken);
        }
    }
}
