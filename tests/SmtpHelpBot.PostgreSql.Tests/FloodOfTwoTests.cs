using Microsoft.Bot.Builder;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>What waits in a conversation is counted wherever it came in.</summary>
public sealed class FloodOfTwoTests
{
    [Fact]
    public async Task Each_of_two_processes_asks_a_conversation_to_come_again_in_which_much_waits_at_both()
    {
        var gate = new TaskCompletionSource();
        await using var one = await RunningBot.StartAsync((_, _) => gate.Task);
        await using var other = await one.StartAnotherAsync();
        for (var count = 0; count < 50; count++)
        {
            await one.SayAsync($"{count}", "flood");
            Assert.Equal(200, (int)(await other.PostAsync(other.Message("again", "flood", $"other-{count}"))).StatusCode);
        }

        Assert.Equal(503, (int)(await one.PostAsync(one.Message("again", "flood"))).StatusCode);
        Assert.Equal(503, (int)(await other.PostAsync(other.Message("again", "flood", "one-more"))).StatusCode);
        await other.SayAsync("hello", "berta");
        gate.SetResult();
        await one.QuietAsync();
    }

    [Fact]
    public async Task What_waits_to_go_out_to_it_counts_at_both_too()
    {
        await using var one = await RunningBot.StartAsync(Much);
        await using var other = await one.StartAnotherAsync();
        var gate = new TaskCompletionSource();
        one.Connector.Gate = gate.Task;
        one.Connector.Open("flood");
        await one.SayAsync("much", "flood");
        var asked = 0;
        await Eventually.IsAsync("a conversation that is asked to come again", async () => (int)(await other.PostAsync(other.Message("again", "flood", $"again-{asked++}"))).StatusCode == 503);
        Assert.Equal(503, (int)(await one.PostAsync(one.Message("again", "flood"))).StatusCode);
        await other.SayAsync("hello", "berta");
        gate.SetResult();
        await one.QuietAsync();
    }

    [Fact]
    public async Task What_waits_for_the_pace_of_its_platform_counts_at_neither()
    {
        await using var one = await RunningBot.StartAsync(Much, null, "--Pacing:TeamsConversation=1/600");
        await using var other = await one.StartAnotherAsync();
        one.Connector.Open("flood");
        await one.SayAsync("much", "flood");
        await one.Connector.NextAsync();
        var asked = 0;
        foreach (var bot in (RunningBot[])[one, other])
        {
            await Eventually.IsAsync("a conversation that is let in", async () => (int)(await bot.PostAsync(bot.Message("again", "flood", $"again-{asked++}"))).StatusCode == 200);
        }
    }

    private static async Task Much(ITurnContext turn, IServiceProvider services)
    {
        for (var line = 0; line < 110 && turn.Activity.Text == "much"; line++)
        {
            await turn.SendActivityAsync($"line {line}");
        }
    }
}
