using SmtpHelpBot.Helpdesk.Incidents;

namespace SmtpHelpBot.Helpdesk.Tests.Incidents;

/// <summary>
/// How often the usual settings see a crowd where there is none. People meet trouble at a provider by chance and on their own: as a
/// Poisson process, over many simulated years, from a fixed seed.
/// </summary>
public sealed class FalseAlarmTests(ITestOutputHelper output)
{
    private const int Years = 300;
    private const int Days = 365;
    private const int Employees = 5000;
    private static readonly TimeSpan UntilEnded = TimeSpan.FromHours(1);
    private static readonly IncidentPolicy Usual = new(3, TimeSpan.FromMinutes(15));

    /// <param name="perDay">People who meet trouble at one provider, in a day.</param>
    /// <param name="most">At most so many false alarms in a year.</param>
    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(4, 2)]
    [InlineData(12, 50)]
    public void By_chance_alone_a_crowd_is_rarely_seen(double perDay, double most)
    {
        var rate = Simulate(Usual, perDay) / Years;
        output.WriteLine($"{perDay} people a day and provider, {Usual.People} within {Usual.Window.TotalMinutes} min: {rate:0.00} false alarms in a year");

        Assert.InRange(rate, 0, most);
    }

    /// <summary>What an administrator of a busy helpdesk can do about it.</summary>
    [Fact]
    public void More_people_within_the_same_time_make_it_rarer()
    {
        var rates = new[] { 3, 4, 5 }.Select(people => Simulate(Usual with { People = people }, perDay: 12) / Years).ToList();
        output.WriteLine($"12 people a day, 3, 4 or 5 of them within 15 min: {string.Join(", ", rates.Select(rate => $"{rate:0.00}"))} false alarms in a year");

        Assert.True(rates[0] > 5 * rates[1] && rates[1] > 5 * rates[2]);
    }

    /// <summary>A true outage: the same people, but all within a few minutes of each other. The alarm comes with the third of them.</summary>
    [Fact]
    public void An_outage_is_seen_with_the_third_person()
    {
        var watch = new Watch(Usual);
        var seen = Enumerable.Range(0, 5).Select(person => watch.See(person, DateTimeOffset.UnixEpoch.AddMinutes(4 * person))).ToList();

        Assert.Equal([false, false, true, false, false], seen);
    }

    [Fact]
    public void One_person_who_tries_again_and_again_is_no_crowd()
    {
        var watch = new Watch(Usual);

        Assert.DoesNotContain(true, Enumerable.Range(0, 100).Select(minute => watch.See(person: 7, DateTimeOffset.UnixEpoch.AddMinutes(minute))));
    }

    private static double Simulate(IncidentPolicy policy, double perDay)
    {
        var random = new Random(20261125);
        var watch = new Watch(policy);
        var alarms = 0;
        for (var day = Next(); day < Years * Days; day += Next())
        {
            alarms += watch.See(random.Next(Employees), DateTimeOffset.UnixEpoch.AddDays(day)) ? 1 : 0;
        }

        return alarms;

        double Next() => -Math.Log(1 - random.NextDouble()) / perDay;
    }

    /// <summary>One provider as the bot watches it: each person once, with their last time; an incident is ended after a while.</summary>
    private sealed class Watch(IncidentPolicy policy)
    {
        private readonly Dictionary<int, DateTimeOffset> last = [];
        private DateTimeOffset lastsUntil = DateTimeOffset.MinValue;

        public bool See(int person, DateTimeOffset now)
        {
            foreach (var gone in last.Where(pair => pair.Value < policy.Since(now)).Select(pair => pair.Key).ToList())
            {
                last.Remove(gone);
            }

            last[person] = now;
            if (now < lastsUntil || !policy.IsCrowd(last.Count))
            {
                return false;
            }

            lastsUntil = now + UntilEnded;
            last.Clear();
            return true;
        }
    }
}
