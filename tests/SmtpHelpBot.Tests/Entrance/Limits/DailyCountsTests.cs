using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Entrance.Limits;

namespace SmtpHelpBot.Tests.Entrance.Limits;

/// <summary>How much one person may send in a day.</summary>
public sealed class DailyCountsTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void What_is_too_much_today_is_not_tomorrow_and_never_for_somebody_else()
    {
        var counts = new DailyCounts(2, time);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => counts.Take("anna")));
        Assert.True(counts.Take("berta"));

        time.Advance(TimeSpan.FromHours(23));
        Assert.False(counts.Take("anna"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(counts.Take("anna"));
    }

    [Fact]
    public void Whoever_makes_people_up_gets_no_more_memory_and_shuts_nobody_out()
    {
        var counts = new DailyCounts(1, time);
        Assert.True(counts.Take("anna"));
        for (var number = 0; number < DailyCounts.MostPeople; number++)
        {
            counts.Take($"{number}");
        }

        Assert.Equal([true, true], Enumerable.Range(0, 2).Select(_ => counts.Take("berta")));
        Assert.False(counts.Take("anna"));
    }
}
