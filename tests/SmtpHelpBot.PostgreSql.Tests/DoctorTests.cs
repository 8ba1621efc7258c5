using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Tests;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>What the doctor says of a PostgreSQL server.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_server_that_is_up_to_date_is_well_and_its_version_is_told()
    {
        var parts = await LookAsync(await ServerOfThisRun.NewDatabaseAsync());

        Assert.Equal(["database", "database's clock", "migrations"], parts.Where(part => part.Verdict == Verdict.Good).Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Contains(parts, part => part is { Name: "database", Says: var says } && says.StartsWith("PostgreSQL 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "Warning")]
    [InlineData(false, "Broken")]
    public async Task One_without_our_tables_is_told_with_what_may_make_them(bool mayMigrate, string verdict)
    {
        var migrations = (await LookAsync(await ServerOfThisRun.NewEmptyDatabaseAsync(), $"--Storage:MigrateAtStart={mayMigrate}")).Single(part => part.Name == "migrations");

        Assert.Equal((verdict, "Storage:MigrateAtStart, or the command migrate"), ($"{migrations.Verdict}", migrations.Mend));
    }

    private static async Task<IReadOnlyList<Part>> LookAsync(string connection, params string[] settings)
    {
        await using var app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:PostgreSql={connection}", .. settings], builder => builder.Logging.ClearProviders());
        var checks = app.Services.GetServices<ICheck>().Where(check => check.Name is "database" or "database's clock" or "migrations");
        return await new Examination(checks, app.Services.GetRequiredService<SecretFilter>(), TimeProvider.System).LookAsync(TestContext.Current.CancellationToken);
    }
}
