using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of what Slack does not wait for.</summary>
public sealed class InTimeTests
{
    private readonly Desk desk = new();
    private readonly TaskCompletionSource<JObject> said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InTimeTests() => desk.Slack.On("commands/1", line =>
    {
        said.TrySetResult(line);
        return new JObject { ["ok"] = true };
    });

    [Fact]
    public async Task What_is_ready_is_the_answer_and_nothing_else_is_said()
    {
        var ready = new SlackAnswer.Taken(new() { ["text"] = "In messages" });
        Assert.Same(ready, await AnswerAsync(Task.FromResult<SlackAnswer>(ready)));
        Assert.Empty(desk.Slack.CallsOf("commands/1"));
    }

    [Fact]
    public async Task A_line_that_comes_late_is_said_at_the_address_of_the_command() =>
        Assert.Equal("In messages", (await SayLateAsync(new SlackAnswer.Taken(new() { ["text"] = "In messages" }))).Value<string>("text"));

    [Fact]
    public async Task That_there_is_too_much_to_do_is_said_late_too() =>
        Assert.Equal(Desk.Words.Crowded, (await SayLateAsync(new SlackAnswer.Busy(TimeSpan.FromSeconds(2)))).Value<string>("text"));

    [Fact]
    public async Task What_is_not_kept_because_the_bot_stops_is_not_said_to_be()
    {
        using var stop = new CancellationTokenSource();
        var taking = new TaskCompletionSource<SlackAnswer>();
        var answering = AnswerAsync(taking.Task, stop.Token);
        await stop.CancelAsync();
        taking.SetResult(new SlackAnswer.Busy(TimeSpan.FromSeconds(10)));

        Assert.IsType<SlackAnswer.Busy>(await answering);
    }

    [Fact]
    public async Task What_is_kept_though_the_bot_stops_is_said_to_be()
    {
        using var stop = new CancellationTokenSource();
        var taking = new TaskCompletionSource<SlackAnswer>();
        var answering = AnswerAsync(taking.Task, stop.Token);
        await stop.CancelAsync();
        taking.SetResult(SlackAnswer.Nothing);

        Assert.Equal(SlackAnswer.Nothing, await answering);
    }

    [Fact]
    public async Task What_does_not_end_though_the_bot_stops_is_to_come_again()
    {
        using var stop = new CancellationTokenSource();
        var answering = AnswerAsync(new TaskCompletionSource<SlackAnswer>().Task, stop.Token);
        await stop.CancelAsync();
        desk.Time.Advance(TimeSpan.FromSeconds(2.5));

        Assert.IsType<SlackAnswer.Busy>(await answering);
    }

    [Fact]
    public async Task Who_was_told_that_it_goes_on_hears_that_it_does_not_before_the_bot_is_gone()
    {
        using var stop = new CancellationTokenSource();
        var taking = new TaskCompletionSource<SlackAnswer>();
        var answering = AnswerAsync(taking.Task, stop.Token);
        desk.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(SlackAnswer.Nothing, await answering);
        await stop.CancelAsync();
        var ending = desk.InTime.AllSaidAsync();
        Assert.False(ending.IsCompleted);
        taking.SetResult(new SlackAnswer.Busy(TimeSpan.FromSeconds(10)));
        await ending.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Desk.Words.Crowded, Assert.Single(desk.Slack.CallsOf("commands/1")).Value<string>("text"));
    }

    private async Task<JObject> SayLateAsync(SlackAnswer answer)
    {
        var taking = new TaskCompletionSource<SlackAnswer>();
        var answering = AnswerAsync(taking.Task);
        desk.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(SlackAnswer.Nothing, await answering);
        taking.SetResult(answer);
        return await said.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private Task<SlackAnswer> AnswerAsync(Task<SlackAnswer> taking, CancellationToken stop = default) => desk.InTime.AnswerAsync(taking, "https://slack.test/commands/1", stop);
}
