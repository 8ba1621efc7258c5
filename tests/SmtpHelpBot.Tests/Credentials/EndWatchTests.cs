using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Credentials;

public sealed class EndWatchTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("", CredentialAge.Unknown)]
    [InlineData("2027-06-30", CredentialAge.Good)]
    [InlineData("2027-01-20", CredentialAge.EndsSoon)]
    [InlineData("2027-01-01", CredentialAge.Ended)]
    [InlineData("2026-12-24", CredentialAge.Ended)]
    internal void The_end_of_a_secret_is_known_by_its_setting(string day, CredentialAge age) => Assert.Equal(age, End(day).Age);

    [Fact]
    public async Task Before_the_secret_ends_the_log_says_so_every_day_with_the_setting_to_mend()
    {
        var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var watch = new EndWatch(End("2027-01-03"), time, logs.CreateLogger<EndWatch>());
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await SaidAsync(log, "ends on 2027-01-03, in 1 days");
        time.Advance(TimeSpan.FromDays(2));
        await SaidAsync(log, "ended on 2027-01-03");
        await watch.StopAsync(TestContext.Current.CancellationToken);

        Assert.All(log.All, line => Assert.Contains(nameof(TeamsOptions.MicrosoftAppPasswordEnds), line, StringComparison.Ordinal));
    }

    private CredentialEnd End(string day)
    {
        var options = Options.Create(new TeamsOptions { MicrosoftAppPassword = "secret", MicrosoftAppPasswordEnds = day });
        return new(options, new(options), time);
    }

    private static async Task SaidAsync(LogLines log, string words)
    {
        while (!log.All.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
