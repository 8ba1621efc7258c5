using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Trouble of the disk and the file: who knocks is told when to come again, the chat gets a sentence, and work goes on by itself.</summary>
public sealed class StorageFaultTests
{
    private const int Busy = 5;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private static readonly string NotSaved = Texts.English["delivery.not_saved"];

    [Theory]
    [InlineData(Busy)]
    [InlineData(InputOutput)]
    [InlineData(Corrupt)]
    [InlineData(Full)]
    public async Task While_nothing_can_be_stored_the_door_says_so_the_chat_is_told_once_and_what_comes_again_is_answered_once(int code)
    {
        var disk = new FaultyDisk();
        await using var bot = await StartAsync(disk);
        bot.Connector.Open("anna");
        disk.Fault = code;
        for (var tries = 0; tries < 3; tries++)
        {
            await AssertRefusedAsync(bot, "hello", "m1");
        }

        Assert.Equal(NotSaved, (await bot.Connector.NextAsync()).Text);
        disk.Fault = 0;
        Assert.Equal(200, (int)(await bot.PostAsync(bot.Message("hello", id: "m1"))).StatusCode);
        Assert.Equal("hello", (await bot.Connector.NextAsync()).Text);
        await bot.SayAsync("after");
        Assert.Equal("after", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task While_nothing_can_be_stored_the_bot_is_not_ready_and_then_it_is()
    {
        var disk = new FaultyDisk();
        await using var bot = await StartAsync(disk);
        await UntilReadyAsync(bot, HttpStatusCode.OK);
        disk.Fault = Full;
        await UntilReadyAsync(bot, HttpStatusCode.ServiceUnavailable);
        disk.Fault = 0;
        await UntilReadyAsync(bot, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_turn_that_cannot_be_committed_is_tried_until_it_can_and_is_never_parked()
    {
        var disk = new FaultyDisk();
        var tries = 0;
        var often = new TaskCompletionSource();
        await using var bot = await RunningBot.StartAsync(
            (turn, _) =>
            {
                disk.Fault = tries < 4 ? Full : 0;
                if (++tries == 5)
                {
                    often.SetResult();
                }

                return turn.SendActivityAsync($"try {tries}");
            },
            services => disk.AddTo(services.AddSingleton<TimeProvider>(new HastyTime())));
        bot.Connector.Open("anna");
        await bot.SayAsync("hello");
        await often.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal("try 5", (await bot.Connector.NextAsync()).Text);
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task Who_presses_a_button_meanwhile_reads_why_nothing_happens()
    {
        var disk = new FaultyDisk();
        await using var bot = await RunningBot.StartAsync(
            (turn, _) => turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200 } }),
            disk.AddTo);
        disk.Fault = Full;
        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "x" } }));
        var body = JObject.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((200, 503), ((int)answer.StatusCode, body.Value<int>("statusCode")));
        Assert.Equal(Texts.English["delivery.not_saved_press"], (string?)body["value"]!["message"]);
        Assert.Equal(503, (int)(await bot.PostAsync(bot.Invoke("composeExtension/query", []))).StatusCode);
    }

    [Fact]
    public async Task A_commit_that_takes_too_long_is_answered_in_time_and_still_has_its_one_turn()
    {
        var (disk, time) = (new FaultyDisk(), new WatchedTime());
        await using var bot = await StartAsync(disk, services => services.AddSingleton<TimeProvider>(time));
        bot.Connector.Open("anna");
        var slow = new TaskCompletionSource();
        disk.Wait = slow.Task;
        var posting = AssertRefusedAsync(bot, "hello", "m1");
        while (!posting.IsCompleted)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await posting;
        Assert.Equal(NotSaved, (await bot.Connector.NextAsync()).Text);
        slow.SetResult();
        Assert.Equal(200, (int)(await bot.PostAsync(bot.Message("hello", id: "m1"))).StatusCode);
        Assert.Equal("hello", (await bot.Connector.NextAsync()).Text);
        await bot.SayAsync("after");
        Assert.Equal("after", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task On_a_disk_that_is_full_and_has_room_again_nothing_is_lost()
    {
        await using var disk = await SmallDisk.MakeAsync();
        await using var bot = await RunningBot.StartAsync(Echo, disk.AddTo, $"--Storage:Folder={disk.Folder}");
        bot.Connector.Open("anna");
        await bot.SayAsync("before");
        Assert.Equal("before", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        await disk.FillAsync();
        var refused = await UntilRefusedAsync(bot);
        disk.MakeRoom();
        Assert.Equal(200, (int)(await bot.PostAsync(bot.Message("last", id: refused))).StatusCode);
        for (var arrived = ""; arrived != "last";)
        {
            arrived = (await bot.Connector.NextAsync()).Text;
        }

        await bot.QuietAsync();
        Assert.All(bot.Connector.Bodies.Select(JObject.Parse).Select(body => body.Value<string>("text")).Where(text => text != NotSaved).GroupBy(text => text), same => Assert.Single(same));
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_waited_for()
    {
        await using var bot = await RunningBot.StartAsync(Echo);
        bot.Connector.Open("anna");
        await bot.SayAsync("before");
        Assert.Equal("before", (await bot.Connector.NextAsync()).Text);
        await bot.QuietAsync();
        await using (var other = new SqliteConnection($"Data Source={bot.Folder}/smtphelpbot.db;Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await AssertRefusedAsync(bot, "during", "m1");
            Assert.Equal(NotSaved, (await bot.Connector.NextAsync()).Text);
        }

        Assert.Equal(200, (int)(await bot.PostAsync(bot.Message("during", id: "m1"))).StatusCode);
        Assert.Equal("during", (await bot.Connector.NextAsync()).Text);
    }

    /// <summary>What was found last is told for a second.</summary>
    private static async Task UntilReadyAsync(RunningBot bot, HttpStatusCode status)
    {
        while ((await bot.Client.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode != status)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static Task<RunningBot> StartAsync(FaultyDisk disk, Action<IServiceCollection>? more = null) => RunningBot.StartAsync(Echo, services =>
    {
        disk.AddTo(services);
        more?.Invoke(services);
    });

    private static Task Echo(ITurnContext turn, IServiceProvider services) => turn.SendActivityAsync(turn.Activity.Text);

    private static async Task AssertRefusedAsync(RunningBot bot, string text, string id)
    {
        var refused = await bot.PostAsync(bot.Message(text, id: id));
        Assert.Equal((503, TimeSpan.FromSeconds(10)), ((int)refused.StatusCode, refused.Headers.RetryAfter?.Delta));
    }

    /// <summary>Some pages may still be free in the log file.</summary>
    private static async Task<string> UntilRefusedAsync(RunningBot bot)
    {
        for (var n = 0; ; n++)
        {
            if ((int)(await bot.PostAsync(bot.Message($"message {n}", id: $"m{n}"))).StatusCode != 200)
            {
                return $"m{n}";
            }
        }
    }

    /// <summary>Time in which nobody waits for long.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(1) ? TimeSpan.FromMilliseconds(5) : dueTime, period);
    }
}
