using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Tests.Crashes;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>The real process, ended by SIGKILL when it has told Slack that it has the events and has not run their turns.</summary>
public sealed class SlackCrashTests
{
    private const int People = 40;
    private const int Through = 5;

    [Fact]
    public async Task What_Slack_was_told_is_taken_is_answered_once_by_the_next_process()
    {
        await using var slack = await SlackStandIn.StartAsync();
        await using var bot = await BotProcess.StartAsync(
            new(Milestone.TurnCommitting, Through + 1, Holds: true),
            $"--Slack:BotToken={SlackStandIn.Token}", $"--Slack:SigningSecret={SlackStandIn.Secret}", $"--Slack:ApiUrl={slack.Url}", "--Delivery:TurnsAtOnce=2");

        var told = await Task.WhenAll(Enumerable.Range(0, People).Select(number => TellAsync(bot, slack, number)));
        Assert.All(told, status => Assert.Equal(200, status));
        await bot.LeavesAsync(new(Turns: People - Through, Posts: 0, Jobs: 0));
        Assert.Equal(Through, AnswersOf(slack).Sum());
        await bot.KillAsync();
        await bot.QuietAsync();

        Assert.Equal(People - Through, bot.AtDeath.Turns);
        Assert.Equal(Enumerable.Repeat(1, People), AnswersOf(slack));
    }

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
