using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Delivery.Routes;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7", 7d)]
    [InlineData("0", 0d)]
    [InlineData("Tue, 24 Nov 2026 12:01:00 GMT", 60d)]
    [InlineData("Tue, 24 Nov 2026 11:00:00 GMT", 0d)]
    [InlineData("86400000", 86400000d)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("", null)]
    public void It_is_read_as_seconds_or_as_a_date(string value, double? seconds) =>
        Assert.Equal(seconds, RetryAfter.Read(new Dictionary<string, IEnumerable<string>> { ["retry-after"] = [value] }, Now)?.TotalSeconds);

    [Fact]
    public void It_may_be_missing()
    {
        Assert.Null(RetryAfter.Read(new Dictionary<string, IEnumerable<string>>(), Now));
        Assert.Null(RetryAfter.Read(null, Now));
    }

    [Fact]
    public void However_long_a_platform_asks_to_wait_the_next_try_is_within_the_hour() =>
        Assert.InRange(Backoff.After(1, TimeSpan.FromDays(1000)), TimeSpan.FromHours(1), TimeSpan.FromHours(1.1));

    [Fact]
    public void A_platform_that_asks_for_no_wait_is_not_called_without_one() =>
        Assert.InRange(Backoff.After(8, TimeSpan.Zero), TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(6.5));

    [Fact]
    public void The_wait_never_grows_beyond_a_few_minutes_of_our_own() =>
        Assert.All(Enumerable.Range(1, 200), tries => Assert.InRange(Backoff.After(tries, asked: null), TimeSpan.FromSeconds(0.7), TimeSpan.FromMinutes(6.5)));
}
