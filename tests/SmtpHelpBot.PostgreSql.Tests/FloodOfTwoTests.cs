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
}
