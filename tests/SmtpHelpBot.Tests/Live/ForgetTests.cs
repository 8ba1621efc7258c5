using System.Collections.Concurrent;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A person has themselves forgotten in the running bot: no row of any table names them or says what they wrote.</summary>
public sealed class ForgetTests : IAsyncLifetime
{
    private const string Written = "LavenderBicycle";
    private const string Desk = "19:desk@thread.tacv2";
    private RunningBot bot = null!;
    private LivePerson anna = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync();
        anna = new LiveRoom(bot, "anna").Person("Anna");
        var emil = new LiveRoom(bot, Desk, "channel").Person("Emil");
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync($"421 4.3.0 Temporary System Problem. {Written} gsmtp");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", $"please hurry {Written}"));
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", $"What is {Written}?"));
        await anna.SayAsync($"a word, {Written}");
        await new LiveRoom(bot, "group", "groupChat").Person("Anna").MentionAsync($"535 5.7.8 {Written}");
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Everything_goes_but_that_it_was()
    {
        await DeadLettersAsync();
        Assert.Equal(["DeadLetters", "State", "Tickets"], await TablesWithAsync(Written));
        Assert.Contains("Sightings", await TablesWithAsync("29:Anna"));
        await anna.SayAsync("forget me");
        await anna.PressAsync("forget_me_now");

        Assert.Contains("You are forgotten", anna.Answer, StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(Written));
        Assert.Empty(await TablesWithAsync("29:Anna"));
        Assert.Equal(["Audit"], await TablesWithAsync("ForgetMe "));
        Assert.Contains("Tickets", await TablesWithAsync("29:Emil"));
    }

    /// <summary>Neither in the database, nor in the log beside it, nor in what the desk keeps: the files themselves are searched.</summary>
    [Fact]
    public async Task What_they_wrote_is_in_no_file_any_more()
    {
        await DeadLettersAsync();
        Assert.NotEmpty(FilesWith(Written));
        await anna.SayAsync("forget me now");

        for (var look = 0; FilesWith(Written).Count > 0; look++)
        {
            Assert.True(look < 500, $"Still in {string.Join(", ", FilesWith(Written))}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Who_comes_back_begins_anew()
    {
        await anna.SayAsync("forget me now");
        await anna.SayAsync("status");

        Assert.Contains("We have not started yet.", anna.Room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_sent_to_them_goes_too()
    {
        var group = new LiveRoom(bot, "crowd", "groupChat").Person("Anna");
        bot.Connector.Open("crowd", _ => new(503));
        await bot.PostAsync(group.Message($"535 5.7.8 not accepted {Written}"));
        while (!(await TablesWithAsync(Written)).Contains("Outbox"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await bot.PostAsync(anna.Message("forget me now"));
        await bot.QuietAsync();
        Assert.Empty(await TablesWithAsync(Written));
    }

    /// <summary>The platform has the line with their words and has not said so when they are forgotten: it is deleted as soon as it says.</summary>
    [Fact]
    public async Task What_is_on_its_way_to_the_helpdesk_is_taken_back_when_it_has_arrived()
    {
        var calls = new ConcurrentQueue<ConnectorCall>();
        var (arrived, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        bot.Connector.Open(Desk, call =>
        {
            calls.Enqueue(call);
            if (call.Method == "POST")
            {
                bot.Connector.Gate = answered.Task;
                arrived.TrySetResult();
            }

            return ConnectorAnswer.Taken(call.Method == "POST" ? "the-line" : "the-card");
        });
        var answering = anna.PressAsync("ticket_answer", ("answer", $"the last word, {Written}"));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await bot.PostAsync(anna.Message("forget me now"));
        while (!(await TablesWithAsync("ForgetMe ")).Contains("Audit"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(calls, call => call.Method == "DELETE");
        answered.SetResult();
        await answering;
        Assert.Contains(calls, call => (call.Method, call.ActivityId) == ("DELETE", "the-line"));
        Assert.DoesNotContain(Written, calls.Last(call => call.Method == "PUT").Activity.ToString(), StringComparison.Ordinal);
        Assert.Empty(await TablesWithAsync(Written));
    }

    /// <summary>A message to Anna that her platform refuses, and what the helpdesk's platform refuses of her ticket, with her words on both.</summary>
    private async Task DeadLettersAsync()
    {
        bot.Connector.Open(Desk, _ => new(403));
        await anna.PressAsync("ticket_answer", ("answer", $"one more word, {Written}"));
        bot.Connector.Open("gone", _ => new(403));
        var away = new LiveRoom(bot, "gone").Person("Anna");
        bot.Connector.Open("gone", _ => new(403));
        await away.SayAsync($"535 5.7.8 not accepted {Written}");
    }

    private IReadOnlyList<string> FilesWith(string letters) => [.. Traces.Of(letters, bot, []).Where(trace => trace.StartsWith("file ", StringComparison.Ordinal))];

    private Task<IReadOnlyList<string>> TablesWithAsync(string letters) => Rows.TablesWithAsync(bot, letters);
}
