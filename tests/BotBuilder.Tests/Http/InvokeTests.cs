using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Http;

public sealed class InvokeTests
{
    [Fact]
    public async Task An_invoke_is_answered_with_the_status_and_body_of_its_handler()
    {
        await using var bot = await RunningBot.StartAsync(turn => turn.SendActivityAsync(new Activity
        {
            Type = ActivityTypesEx.InvokeResponse,
            Value = new InvokeResponse { Status = 418, Body = new JObject { ["short"] = "stout" } },
        }));

        var answer = await bot.SendAsync(bot.Invoke("tea"));

        Assert.Equal((418, "stout"), (answer.Status, (string?)answer.Json["short"]));
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_body_has_none()
    {
        await using var bot = await RunningBot.StartAsync(turn => turn.SendActivityAsync(new Activity
        {
            Type = ActivityTypesEx.InvokeResponse,
            Value = new InvokeResponse { Status = 202 },
        }));

        var answer = await bot.SendAsync(bot.Invoke("tea"));

        Assert.Equal((202, ""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task An_invoke_that_nobody_answers_is_not_implemented()
    {
        await using var silent = await RunningBot.StartAsync(_ => Task.CompletedTask);
        await using var plain = await RunningBot.StartAsync(new ActivityHandler());

        Assert.Equal(501, (await silent.SendAsync(silent.Invoke("tea"))).Status);
        Assert.Equal(501, (await plain.SendAsync(plain.Invoke("tea"))).Status);
        Assert.Equal(501, (await plain.SendAsync(plain.Invoke("adaptiveCard/action", Card()))).Status);
    }

    [Fact]
    public async Task A_card_action_reaches_its_handler_with_its_data()
    {
        await using var bot = await RunningBot.StartAsync(new CardBot());

        var answer = await bot.SendAsync(bot.Invoke("adaptiveCard/action", Card()));

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"fix JObject 7"}""", answer.Text);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":7}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"fix"}}""")]
    public async Task A_malformed_card_action_is_refused_in_its_own_words(string value)
    {
        await using var bot = await RunningBot.StartAsync(new CardBot());

        var answer = await bot.SendAsync(bot.Invoke("adaptiveCard/action", JToken.Parse(value)));

        Assert.Equal((400, 400), (answer.Status, (int)answer.Json["statusCode"]!));
        Assert.Equal("application/vnd.microsoft.error", (string?)answer.Json["type"]);
        Assert.NotEmpty((string)answer.Json["value"]!["code"]!);
        Assert.NotEmpty((string)answer.Json["value"]!["message"]!);
    }

    private static JObject Card() => new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "fix", ["data"] = new JObject { ["n"] = 7 } } };

    private sealed class CardBot : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = $"{invokeValue.Action.Verb} {invokeValue.Action.Data.GetType().Name} {((JObject)invokeValue.Action.Data)["n"]}",
            });
    }
}
