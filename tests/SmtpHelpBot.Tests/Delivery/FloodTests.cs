namespace SmtpHelpBot.Tests.Delivery;

/// <summary>So much may wait in one conversation, and no more.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task One_conversation_in_which_much_waits_is_asked_to_come_again_and_no_other_feels_it()
    {
        var gate = new TaskCompletionSource();
        await using var bot = await RunningBot.StartAsync((_, _) => gate.Task);
        for (var count = 0; count < 100; count++)
        {
            await bot.SayAsync("again", "flood");
        }

        Assert.Equal(503, (int)(await bot.PostAsync(bot.Message("again", "flood"))).StatusCode);
        Assert.Equal(503, (int)(await bot.PostAsync(bot.Invoke("adaptiveCard/action", [], "flood"))).StatusCode);
        await bot.SayAsync("hello", "berta");

        gate.SetResult();
        await bot.QuietAsync();
        await bot.SayAsync("again", "flood");
    }
}
