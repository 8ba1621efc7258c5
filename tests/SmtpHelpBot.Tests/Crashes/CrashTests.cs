using System.Net;
using System.Net.Sockets;
using System.Reflection;
using SmtpHelpBot.Delivery.Milestones;
using SmtpHelpBot.Tests.Live;
using SmtpHelpBot.Tests.SlackDoor;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>The real process, ended by SIGKILL at every milestone on the way of a message, and started again.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int SideBySide = 3;
    private const int SlowTurn = 3;
    private const int Forgetting = 2;
    private const int AfterSlow = SlowTurn + 1;
    private const string WorkingCard = "This takes a moment longer.";
    private static readonly string[] Settings = ["--Probe:Allow:0=127.0.0.0/8", "--Probe:DeadlineSeconds=2", "--Delivery:JobLeaseSeconds=3", "--Delivery:AnswerWithinSeconds=15"];
    private static readonly string[] ReminderSettings = ["--Helpdesk:RemindUnclaimedMinutes=1", "--Helpdesk:QuietUntil=19:00"];
    private readonly TcpListener silent = new(IPAddress.Parse(Story.SilentServer), 2525);

    /// <summary>Where it dies, and at which time: turns 3, 5 and 7 are those that open the ticket, ask and resolve.</summary>
    private static readonly Point[] Points =
    [
        new(Milestone.IntakeStoring, 1, Story.OfATicketAsync), new(Milestone.IntakeStored, 2, Story.OfATicketAsync),
        new(Milestone.TurnCommitting, 3, Story.OfATicketAsync), new(Milestone.TurnCommitted, 3, Story.OfATicketAsync),
        new(Milestone.TurnCommitting, 5, Story.OfATicketAsync), new(Milestone.TurnCommitted, 5, Story.OfATicketAsync), new(Milestone.TurnCommitted, 7, Story.OfATicketAsync),
        new(Milestone.PostSending, 4, Story.OfATicketAsync), new(Milestone.PostAnswered, 3, Story.OfATicketAsync), new(Milestone.PostRecorded, 3, Story.OfATicketAsync),
        new(Milestone.ChangeSending, 1, Story.OfATicketAsync), new(Milestone.ChangeAnswered, 2, Story.OfATicketAsync), new(Milestone.ChangeRecorded, 2, Story.OfATicketAsync),
        new(Milestone.JobTaken, 1, Story.OfALookAtAServerAsync), new(Milestone.LeaseRenewed, 1, Story.OfALookAtAServerAsync),
        new(Milestone.JobFinishing, 1, Story.OfALookAtAServerAsync), new(Milestone.JobFinished, 1, Story.OfALookAtAServerAsync),
        new(Milestone.PressStoring, 1, Story.OfAPressThatTakesLongAsync), new(Milestone.PressStored, 1, Story.OfAPressThatTakesLongAsync),
        new(Milestone.TurnCommitting, AfterSlow, Story.OfAPressThatTakesLongAsync), new(Milestone.TurnCommitted, AfterSlow, Story.OfAPressThatTakesLongAsync),
    ];

    /// <summary>
    /// Where it dies in one life after the other, one story each: nothing that is left of a story reaches the point of the next. The commit
    /// by which someone is forgotten is that of a turn.
    /// </summary>
    private static readonly Point[][] Lives =
    [
        [
            new(Milestone.PostFailed, 1, Story.OfAPlatformThatIsBusyAsync), new(Milestone.LetterBuried, 1, Story.OfARefusalAsync), new(Milestone.LetterBurying, 1, Story.OfARefusalAsync),
            new(Milestone.TurnCommitted, Forgetting, Story.OfForgettingAsync), new(Milestone.TurnCommitting, Forgetting, Story.OfForgettingAsync),
            new(Milestone.JobTaking, 1, Story.OfALookAtAServerAsync),
        ],
        [new(Milestone.TurnParked, 1, Story.OfATurnThatBreaksAsync), new(Milestone.TurnParking, 1, Story.OfATurnThatBreaksAsync), new(Milestone.TurnFailed, 1, Story.OfATurnThatBreaksAsync)],
    ];

    /// <summary>Between the first commit of a round and those that are left; the next process begins anew.</summary>
    private static readonly Point[] Purged = [new(Milestone.PurgeDeleted, 1, Story.OfThePurgeAsync)];

    /// <summary>A death and a story without one.</summary>
    private static readonly Point[][] Reminded = [[new(Milestone.ReminderCommitted, 1, Story.OfAReminderAsync)], [Nowhere(Story.OfAReminderAsync)]];

    private static readonly Point[][] Bots = [.. Lives, Purged, .. Points.Select(point => new[] { point })];

    /// <summary>The same stories, without a death.</summary>
    private static readonly Point[][] Well =
    [
        [Nowhere(Story.OfALookAtAServerAsync), Nowhere(Story.OfAPlatformThatIsBusyAsync), Nowhere(Story.OfARefusalAsync), Nowhere(Story.OfForgettingAsync)],
        [Nowhere(Story.OfATicketAsync)], [Nowhere(Story.OfATurnThatBreaksAsync)], [Nowhere(Story.OfAPressThatTakesLongAsync)],
    ];

    [Fact]
    public void Every_milestone_is_a_point_to_die_at() => Assert.Equal(
        typeof(Milestone).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.Name != nameof(Milestone.Listener)).Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal),
        Bots.Append(Reminded[0]).SelectMany(points => points).Select(point => point.Name).Append(SlackCrashTests.Between).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Wherever_the_process_dies_nothing_is_lost_and_nobody_is_told_twice_but_by_the_one_message_in_flight()
    {
        silent.Start();
        // Looks for what stands still are far apart: these bots sleep, and the others need not wait for them.
        var reminded = TellAllAsync(Reminded);
        var well = (await TellAllAsync(Well)).ToDictionary(row => row.Point.Tell, row => row.Outcome);
        IReadOnlyList<Row> rows = [.. await TellAllAsync(Bots), (await reminded)[0]];
        well[Story.OfAReminderAsync] = (await reminded)[1].Outcome;
        well[Story.OfThePurgeAsync] = Story.PurgedWell;

        output.WriteLine($"{"point",-22} {"pending turns, posts, jobs",-28} {"in flight",-10} lost doubled");
        foreach (var row in rows)
        {
            var (lost, doubled) = (row.Outcome.LostAgainst(well[row.Point.Tell]).Count, row.Outcome.DoubledAgainst(well[row.Point.Tell]).Count);
            output.WriteLine($"{$"{row.Point.Name} #{row.Point.Times}",-22} {$"{row.Pending.Turns}, {row.Pending.Posts}, {row.Pending.Jobs}",-28} {row.InFlight.Count,-10} {lost,4} {doubled,7}");
        }

        Assert.All(rows, row => AssertUnharmed(row, well[row.Point.Tell]));
    }

    public void Dispose() => silent.Dispose();

    private static void AssertUnharmed(Row row, Outcome well)
    {
        Assert.True(row.IsReached, $"{row.Point.Name} was never reached.");
        Assert.Empty(row.Outcome.LostAgainst(well));
        Assert.Equal(row.InFlight.Select(message => message.Words).Order(StringComparer.Ordinal), row.Outcome.DoubledAgainst(well).Order(StringComparer.Ordinal));
        Assert.Distinct(row.InFlight.Select(message => message.Conversation));
        Assert.Equal(well.Tickets, row.Outcome.Tickets);
        Assert.Contains(row.Outcome.Card, (string[])(MayBeDoneBefore(row.Point) ? [well.Card, well.CardPressedAgain] : [well.Card]));
        Assert.Equal(well.CardPressedAgain, row.Outcome.CardPressedAgain);
        Assert.True(!IsTold(row.Point) || row.Outcome.Answer.Contains(WorkingCard, StringComparison.Ordinal), row.Outcome.Answer);
        Assert.DoesNotContain(WorkingCard, row.Outcome.Card, StringComparison.Ordinal);
    }

    /// <summary>Whether the client had been told that the answer would follow when the process died; who was told nothing presses again.</summary>
    private static bool IsTold(Point point) => point.Tell == Story.OfAPressThatTakesLongAsync && point.Name.StartsWith("turn.", StringComparison.Ordinal);

    /// <summary>
    /// Whether a press of which nothing was told is stored: the next process does it before its client can press again. Its card shows then
    /// what came of it, and whoever presses the old button still reads how things stand, as everywhere; where the next process is as slow, the
    /// second press is known to be the same and changes nothing.
    /// </summary>
    private static bool MayBeDoneBefore(Point point) => point.Name == Milestone.PressStored;

    private static Point Nowhere(Func<BotProcess, Task<Outcome>> tell) => new("nowhere", 0, tell);

    private static async Task<IReadOnlyList<Row>> TellAllAsync(IReadOnlyList<Point[]> bots)
    {
        var rows = new Row[bots.Count][];
        await Parallel.ForEachAsync(Enumerable.Range(0, bots.Count), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (n, _) => rows[n] = await TellAsync(bots[n]));
        return [.. rows.SelectMany(row => row)];
    }

    /// <summary>Tells one bot one story after the other; it dies once in each.</summary>
    private static async Task<Row[]> TellAsync(IReadOnlyList<Point> points)
    {
        await using var bot = await BotProcess.StartForLivesAsync([.. points.Select(DeathAt)], [.. Settings, .. SettingsOf(points[0])]);
        var rows = new List<Row>();
        foreach (var (life, point) in points.Index())
        {
            Assert.False(bot.HasReached(life), $"{point.Name} was reached before its story.");
            var outcome = await point.Tell(bot);
            rows.Add(new(point, bot.HasReached(life), bot.AtDeath, [.. bot.InFlight.Select(call => (call.Conversation, Story.Plain(new LiveMessage("", call.Activity).Words)))], outcome));
        }

        return [.. rows];
    }

    private static string[] SettingsOf(Point point) => point.Tell == Story.OfAReminderAsync ? ReminderSettings : point.Tell == Story.OfThePurgeAsync ? ["--Retention:PurgeEverySeconds=5"] : [];

    private static Death DeathAt(Point point) => new(
        point.Name, point.Times, SlowTurn: point is { Times: > 0 } && point.Tell == Story.OfAPressThatTakesLongAsync ? SlowTurn : 0, BreaksTurns: point.Tell == Story.OfATurnThatBreaksAsync);

    private sealed record Point(string Name, int Times, Func<BotProcess, Task<Outcome>> Tell);

    /// <summary>What came of a death.</summary>
    /// <param name="Point">Where it died.</param>
    /// <param name="IsReached">Whether it did.</param>
    /// <param name="Pending">What was left to do.</param>
    /// <param name="InFlight">The messages of which it could not know whether they arrived: these come twice, one in a conversation at most, and no others.</param>
    /// <param name="Outcome">What came of the story.</param>
    private sealed record Row(Point Point, bool IsReached, Pending Pending, IReadOnlyList<(string Conversation, string Words)> InFlight, Outcome Outcome);
}
