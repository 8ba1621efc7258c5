using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>A button is pressed at one process while another works in its conversation, for longer than the client waits.</summary>
public sealed class LatePressTests
{
    [Fact]
    public async Task It_is_done_once_whichever_of_them_does_it()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var one = await RunningBot.StartAsync(
            async (turn, _) =>
            {
                if (turn.Activity.Type == ActivityTypes.Invoke)
                {
                    await turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse)
                    {
                        Value = new InvokeResponse { Status = 200, Body = new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "at last" } },
                    });
                    return;
                }

                begun.TrySetResult();
                await gate.Task;
                await turn.SendActivityAsync($"echo {turn.Activity.Text}");
            },
            null,
            "--Delivery:AnswerWithinSeconds=4");
        await using var other = await one.StartAnotherAsync();
        one.Connector.Open("anna");
        await one.SayAsync("slow");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var press = other.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["data"] = new JObject { ["act"] = "not_fixed", ["case"] = "c1", ["rev"] = 1 } } });
        press["id"] = "the-press";
        var told = await (await other.PostAsync(press)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("This takes a moment longer.", told, StringComparison.Ordinal);

        gate.SetResult();
        await one.QuietAsync();
        // What comes of a second turn would have come before this.
        await other.SettleAsync("anna");
        await one.QuietAsync();
        Assert.Equal(["echo slow", "at last"], (await one.Connector.NextAsync(2)).Select(call => call.Text));
        Assert.True(one.Connector.IsQuiet);
    }

    [Fact]
    public async Task Where_its_turn_fails_it_is_run_once_more_from_where_it_is_stored_and_then_given_up()
    {
        var (gate, turns) = (new TaskCompletionSource(), 0);
        await using var bot = await RunningBot.StartAsync(
            async (_, _) =>
            {
                Interlocked.Increment(ref turns);
                await gate.Task;
                throw new InvalidOperationException("not today");
            },
            null,
            "--Delivery:AnswerWithinSeconds=4");
        bot.Connector.Open("anna");
        var press = bot.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["data"] = new JObject { ["act"] = "not_fixed" } } });
        await bot.PostAsync(press);

        gate.SetResult();
        Assert.StartsWith("Sorry, something went wrong on our side and the button did nothing.", (await bot.Connector.NextAsync()).Text, StringComparison.Ordinal);
        await bot.QuietAsync();
        Assert.Equal(3 + 1, turns);
    }
}
