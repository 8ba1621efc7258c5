using System.Diagnostics;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Servers;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>The server is out of reach for longer than a lease while two bots work on it.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const int People = 8;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);
    private static readonly string NotSaved = Texts.English["delivery.not_saved"];
    private PostgreSqlServer server = null!;

    /// <summary>Durable: what it has committed is there after it was stopped.</summary>
    public async ValueTask InitializeAsync() => server = await PostgreSqlServer.StartAsync(durable: true);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("stopped")]
    [InlineData("frozen")]
    public async Task What_was_on_its_way_arrives_once_the_door_says_when_to_come_again_and_work_goes_on_by_itself(string how)
    {
        string[] settings = [$"--Storage:PostgreSql={await server.NewDatabaseAsync()};Command Timeout=2", "--Delivery:ConversationLeaseSeconds=2"];
        await using var one = await RunningBot.StartAsync(Echo, null, settings);
        await using var two = await one.StartAnotherAsync();
        var (onTheirWay, back) = (new CountdownEvent(People), new TaskCompletionSource());
        one.Connector.Gate = back.Task;
        foreach (var person in Everybody())
        {
            one.Connector.Open(person, call =>
            {
                if (call.Text == "one")
                {
                    onTheirWay.Signal();
                }

                return ConnectorAnswer.Taken("c");
            });
            await one.SayAsync("one", person);
        }

        Assert.True(await Task.Run(() => onTheirWay.Wait(TimeSpan.FromSeconds(20))));
        await (how == "frozen" ? server.FreezeAsync() : server.StopAsync());
        back.SetResult();
        var refused = await one.PostAsync(one.Message("two", Everybody().First(), "refused"));
        Assert.Equal((503, true), ((int)refused.StatusCode, refused.Headers.RetryAfter is not null));
        await AssertToldAsync(one.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["type"] = "Action.Execute" } }, Everybody().First()), one);
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        await (how == "frozen" ? server.ThawAsync() : server.ResumeAsync());

        foreach (var person in Everybody())
        {
            await SayUntilTakenAsync(one, one.Message("two", person, $"two-{person}"));
        }

        await ArrivedAsync(one, "two");
        await one.QuietAsync();
        Assert.All(Everybody(), person => Assert.Equal(["one", "two"], Told(one).Where(message => message.Person == person && message.Text != NotSaved).Select(message => message.Text)));
        Assert.Contains((Everybody().First(), NotSaved), Told(one));
    }

    /// <summary>Who presses a button reads a sentence: their client would show nothing of a bare status.</summary>
    private static async Task AssertToldAsync(JObject press, RunningBot bot)
    {
        var answer = await bot.PostAsync(press);
        var body = JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((200, 503, Texts.English["delivery.not_saved_press"]), ((int)answer.StatusCode, body.Value<int>("statusCode"), (string?)body.SelectToken("value.message")));
    }

    /// <summary>Waits until everybody was told this.</summary>
    private static async Task ArrivedAsync(RunningBot bot, string text)
    {
        var began = Stopwatch.StartNew();
        while (Told(bot).Count(message => message.Text == text) < People)
        {
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(40), "The bots do not go on by themselves.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<(string Person, string Text)> Told(RunningBot bot) => bot.Connector.Bodies.Select(JObject.Parse)
        .Select(body => ((string)body["conversation"]!["id"]!, body.Value<string>("text")!));

    private static IEnumerable<string> Everybody() => Enumerable.Range(0, People).Select(n => $"person{n}");

    private static Task Echo(ITurnContext turn, IServiceProvider services) => turn.SendActivityAsync(turn.Activity.Text);

    /// <summary>As a platform does it.</summary>
    private static async Task SayUntilTakenAsync(RunningBot bot, JObject message)
    {
        while ((int)(await bot.PostAsync(message)).StatusCode != 200)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
