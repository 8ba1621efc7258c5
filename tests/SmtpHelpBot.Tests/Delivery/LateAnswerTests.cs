using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Intake;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What becomes of a pressed button whose turn takes longer than clients wait.</summary>
public sealed class LateAnswerTests
{
    [Fact]
    public void Who_gives_up_first_is_told_afterwards()
    {
        var race = new AnswerRace();
        Assert.True(race.GiveUp());
        Assert.True(race.IsLate());
    }

    [Fact]
    public void A_turn_that_commits_already_answers_in_the_response_however_often_it_is_run_again()
    {
        var race = new AnswerRace();
        Assert.False(race.IsLate());
        Assert.False(race.GiveUp());
        Assert.False(race.IsLate());
    }

    [Fact]
    public async Task A_turn_that_fails_after_the_response_is_told_in_the_chat()
    {
        var time = new WatchedTime();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await RunningBot.StartAsync(
            async (_, _) =>
            {
                begun.TrySetResult();
                await gate.Task;
                throw new InvalidOperationException("not today");
            },
            services => services.AddSingleton<TimeProvider>(time),
            "--Delivery:AnswerWithinSeconds=2");
        bot.Connector.Open("anna");
        var press = bot.PostAsync(bot.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["type"] = "Action.Execute", ["data"] = new JObject { ["act"] = "not_fixed" } } }));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await time.NextWaitOfAsync(TimeSpan.FromSeconds(1.2));
        time.Advance(TimeSpan.FromSeconds(1.2));
        Assert.Contains("This takes a moment longer.", await (await press).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        gate.SetResult();
        var told = await bot.Connector.NextAsync();
        Assert.Equal("POST", told.Method);
        Assert.StartsWith("Sorry, something went wrong on our side and the button did nothing.", told.Text, StringComparison.Ordinal);
    }
}
