using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Tests.Crashes;
using SmtpHelpBot.Tests.Live;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>The real process, ended by SIGKILL where something is committed or has been sent, over a server that outlives it: the points at which a database matters. All others are died at over a file.</summary>
public sealed class ServerCrashTests(ITestOutputHelper output)
{
    /// <summary>One in each life. A second time, where what is left of the story before comes by first.</summary>
    private static readonly Death[] Deaths = [new(Milestone.PostRecorded, 1), new(Milestone.PostAnswered, 2), new(Milestone.TurnCommitted, 2), new(Milestone.IntakeStored, 2)];

    [Fact]
    public async Task Wherever_the_process_dies_nothing_is_lost_and_nobody_is_told_twice_but_by_the_one_message_in_flight()
    {
        await using var bot = await BotProcess.StartForLivesAsync(Deaths);
        var lives = new List<(Outcome Outcome, IReadOnlyList<string> InFlight)>();
        for (var life = 0; life < Deaths.Length; life++)
        {
            Assert.False(bot.HasReached(life), $"{Deaths[life].Point} was reached before its story.");
            var outcome = await TellAsync(bot);
            Assert.True(bot.HasReached(life), $"{Deaths[life].Point} was never reached.");
            lives.Add((outcome, [.. bot.InFlight.Select(call => Story.Plain(new LiveMessage("", call.Activity).Words))]));
        }

        var well = await TellAsync(bot);
        Assert.Equal(Deaths.Length, bot.Deaths);
        foreach (var (death, (outcome, inFlight)) in Deaths.Zip(lives))
        {
            output.WriteLine($"{death.Point,-16} in flight {inFlight.Count}, lost {outcome.LostAgainst(well).Count}, doubled {outcome.DoubledAgainst(well).Count}");
            Assert.Empty(outcome.LostAgainst(well));
            Assert.Equal(inFlight, outcome.DoubledAgainst(well));
        }
    }

    /// <summary>Two messages, each with its answer.</summary>
    private static async Task<Outcome> TellAsync(BotProcess bot)
    {
        var anna = bot.NewRoom("anna").Person("Anna");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("help");
        return new([.. anna.Room.Arrived.Select(Story.Plain)], "", "");
    }
}
