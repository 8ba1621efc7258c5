using System.Data.Common;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Tests.Crashes;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>The real process, ended by SIGKILL when it has told Slack that it has the events and has not run their turns, and between the parts of a long message.</summary>
public sealed class SlackCrashTests
{
    /// <summary>The point that only a message of several parts comes by.</summary>
    public const string Between = Milestone.PartRecorded;

    private const int People = 40;
    private const int Through = 5;

    [Fact]
    public async Task What_Slack_was_told_is_taken_is_answered_once_by_the_next_process()
    {
        await using var slack = await SlackStandIn.StartAsync();
        await using var bot = await BotProcess.StartAsync(
            new(Milestone.TurnCommitting, Through + 1, Holds: true),
            [.. Settings(slack), "--Delivery:TurnsAtOnce=2"]);

        var told = await Task.WhenAll(Enumerable.Range(0, People).Select(number => TellAsync(bot, slack, number)));
        Assert.All(told, status => Assert.Equal(200, status));
        await bot.LeavesAsync(new(Turns: People - Through, Posts: 0, Jobs: 0));
        Assert.Equal(Through, AnswersOf(slack).Sum());
        await bot.KillAsync();
        await bot.QuietAsync();

        Assert.Equal(People - Through, bot.AtDeath.Turns);
        Assert.Equal(Enumerable.Repeat(1, People), AnswersOf(slack));
    }

    /// <summary>The answer that the first life leaves is made as long as a card can be; the second sends a part of it.</summary>
    [Fact]
    public async Task Of_a_message_of_several_parts_the_next_process_sends_those_that_are_missing()
    {
        const int Lines = 120;
        await using var slack = await SlackStandIn.StartAsync();
        await using var bot = await BotProcess.StartForLivesAsync([new(Milestone.TurnCommitted, 1), new(Between, 1)], [.. Settings(slack)]);
        // It may die before it has answered.
        await Record.ExceptionAsync(() => TellAsync(bot, slack, number: 0));
        await bot.DeadAsync();
        bot.Change(database => Lengthen(database, Lines));
        await bot.QuietAsync();

        Assert.True(bot.HasReached(0) && bot.HasReached(1));
        Assert.Equal(new Pending(0, 1, 0), bot.AtDeath);
        var lines = slack.In("D00").SelectMany(message => message.Words.Split('\n')).Where(words => words.StartsWith("line ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, Lines).Select(number => $"line {number}"), lines);
        Assert.Equal([50, 50, 20], slack.In("D00").Select(message => ((JArray)message.Body["blocks"]!).Count));
    }

    private static void Lengthen(DbConnection database, int lines)
    {
        using var read = database.CreateCommand();
        read.CommandText = "SELECT Activity FROM Outbox";
        var activity = JObject.Parse((string)read.ExecuteScalar()!);
        var card = activity.SelectToken("attachments[0].content")!;
        card["body"] = new JArray(Enumerable.Range(0, lines).Select(number => new JObject { ["type"] = "TextBlock", ["text"] = $"line {number}" }));
        card["actions"] = new JArray();
        using var write = database.CreateCommand();
        write.CommandText = "UPDATE Outbox SET Activity = @activity";
        var value = write.CreateParameter();
        (value.ParameterName, value.Value) = ("@activity", activity.ToString(Formatting.None));
        write.Parameters.Add(value);
        Assert.Equal(1, write.ExecuteNonQuery());
    }

    private static IEnumerable<string> Settings(SlackStandIn slack) => [$"--Slack:BotToken={SlackStandIn.Token}", $"--Slack:SigningSecret={SlackStandIn.Secret}", $"--Slack:ApiUrl={slack.Url}"];

    private static IEnumerable<int> AnswersOf(SlackStandIn slack) => Enumerable.Range(0, People).Select(number => slack.In($"D0{number}").Count);

    private static async Task<int> TellAsync(BotProcess bot, SlackStandIn slack, int number)
    {
        var body = new JObject
        {
            ["type"] = "event_callback", ["team_id"] = SlackStandIn.Team, ["event_id"] = $"Ev{number}",
            ["event"] = new JObject { ["type"] = "message", ["channel"] = $"D0{number}", ["user"] = $"U0{number}", ["text"] = "535 5.7.8 not accepted", ["ts"] = slack.Ts() },
        };
        using var request = SlackStandIn.NewRequest("/slack/events", body.ToString(Formatting.None), "application/json");
        using var answer = await bot.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
