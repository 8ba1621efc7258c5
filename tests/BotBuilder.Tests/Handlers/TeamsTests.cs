using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Handlers;

public sealed class TeamsTests
{
    [Theory]
    [InlineData("composeExtension/query", """{"commandId":"find","parameters":[{"name":"q","value":"535"}],"queryOptions":{"skip":2,"count":5}}""", "composeExtension", """{"type":"result","text":"find q=535 2+5"}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"ask","commandContext":"compose"}""", "task", """{"type":"message","value":"ask in compose"}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"ask","data":{"host":"mail.example.org"}}""", "composeExtension", """{"type":"result","text":"ask mail.example.org"}""")]
    [InlineData("task/fetch", """{"data":{"case":"c-1"},"context":{"theme":"dark"}}""", "task", """{"type":"continue","value":{"title":"c-1 dark"}}""")]
    [InlineData("task/submit", """{"data":{"case":"c-1"}}""", "task", """{"type":"message","value":"c-1 done"}""")]
    public async Task Each_invoke_of_Teams_has_its_handler(string name, string value, string part, string body)
    {
        await using var bot = await RunningBot.StartAsync(new Answering());

        var answer = await bot.SendAsync(bot.Invoke(name, JObject.Parse(value)));

        Assert.Equal(200, answer.Status);
        Assert.True(JToken.DeepEquals(JObject.Parse(body), answer.Json[part]), answer.Text);
    }

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    [InlineData("task/fetch")]
    [InlineData("task/submit")]
    [InlineData("adaptiveCard/action")]
    [InlineData("something/new")]
    public async Task What_a_bot_does_not_handle_is_not_implemented(string name)
    {
        await using var bot = await RunningBot.StartAsync(new TeamsActivityHandler());

        Assert.Equal(501, (await bot.SendAsync(bot.Invoke(name, new JObject { ["action"] = new JObject { ["type"] = "Action.Execute" } }))).Status);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_value_that_is_no_object_is_a_bad_request(string value)
    {
        await using var bot = await RunningBot.StartAsync(new Answering());

        foreach (var name in new[] { "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction", "task/fetch", "task/submit" })
        {
            Assert.Equal(400, (await bot.SendAsync(bot.Invoke(name, JToken.Parse(value)))).Status);
        }
    }

    [Fact]
    [Trait("Builtin", "BotBuilder")]
    public async Task A_value_of_another_shape_is_a_bad_request_too()
    {
        await using var bot = await RunningBot.StartAsync(new Answering());

        Assert.Equal(400, (await bot.SendAsync(bot.Invoke("composeExtension/query", JObject.Parse("""{"parameters":7}""")))).Status);
        Assert.Equal(400, (await bot.SendAsync(bot.Invoke("task/fetch", JObject.Parse("""{"context":[]}""")))).Status);
    }

    private sealed class Answering : TeamsActivityHandler
    {
        protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(new MessagingExtensionResponse { ComposeExtension = new() { Type = "result", Text = $"{query.CommandId} {query.Parameters[0].Name}={query.Parameters[0].Value} {query.QueryOptions.Skip}+{query.QueryOptions.Count}" } });

        protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
            Task.FromResult(new MessagingExtensionActionResponse { Task = new TaskModuleMessageResponse { Type = "message", Value = $"{action.CommandId} in {action.CommandContext}" } });

        protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
            Task.FromResult(new MessagingExtensionActionResponse { ComposeExtension = new() { Type = "result", Text = $"{action.CommandId} {((JObject)action.Data)["host"]}" } });

        protected override Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
            Task.FromResult(new TaskModuleResponse { Task = new TaskModuleContinueResponse { Type = "continue", Value = new() { Title = $"{((JObject)taskModuleRequest.Data)["case"]} {taskModuleRequest.Context.Theme}" } } });

        protected override Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
            Task.FromResult(new TaskModuleResponse { Task = new TaskModuleMessageResponse { Type = "message", Value = $"{((JObject)taskModuleRequest.Data)["case"]} done" } });
    }
}
