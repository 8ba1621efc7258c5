using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Entrance.Tokens;

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
    public void The_day_of_a_secret_that_was_left_over_says_nothing_of_a_certificate_or_a_managed_identity()
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-certificate-");
        var path = Path.Combine(folder.FullName, "bot.pfx");
        using var certificate = IdentityStandIn.NewCertificate("bot", time.GetUtcNow().AddDays(7));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));

        var end = End(new TeamsOptions { MicrosoftAppCertificatePath = path, MicrosoftAppPasswordEnds = "2028-01-01" });
        Assert.Equal((CredentialAge.EndsSoon, certificate.NotAfter), (end.Age, end.At!.Value.LocalDateTime));
        Assert.Equal(CredentialAge.Unknown, End(new TeamsOptions { MicrosoftAppType = "UserAssignedMSI", MicrosoftAppPasswordEnds = "2026-01-01" }).Age);
        folder.Delete(recursive: true);
    }

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

    [Fact]
    public async Task A_certificate_that_is_not_there_is_told_at_the_start()
    {
        var log = new LogLines();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var watch = new EndWatch(End(new TeamsOptions { MicrosoftAppCertificatePath = "/nowhere/bot.pem" }), time, logs.CreateLogger<EndWatch>());
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await SaidAsync(log, "/nowhere/bot.pem");
        await watch.StopAsync(TestContext.Current.CancellationToken);

        Assert.All(log.All, line => Assert.Contains(nameof(TeamsOptions.MicrosoftAppCertificatePath), line, StringComparison.Ordinal));
    }

    private CredentialEnd End(string day) => End(new TeamsOptions { MicrosoftAppPassword = "secret", MicrosoftAppPasswordEnds = day });

    private CredentialEnd End(TeamsOptions teams)
    {
        var options = Options.Create(teams);
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
