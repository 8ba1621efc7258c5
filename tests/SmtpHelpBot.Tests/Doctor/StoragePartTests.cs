using Microsoft.Data.Sqlite;
using SmtpHelpBot.Doctor.Checks;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds where the bot keeps its data, and that it says which setting to mend.</summary>
public sealed class StoragePartTests : DoctorScene
{
    [Fact]
    public async Task A_data_folder_that_is_none_is_told()
    {
        var file = Path.Combine(Folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var disk = await PartAsync("disk", [$"--Storage:Folder={file}"]);

        Assert.Equal((Verdict.Broken, "Storage:Folder"), (disk.Verdict, disk.Mend));
    }

    [Theory]
    [InlineData(50, "Broken")]
    [InlineData(500, "Warning")]
    [InlineData(5000, "Good")]
    public void A_disk_that_is_full_is_told(long megabytes, string verdict) => Assert.Equal(verdict, $"{DiskCheck.Judge(megabytes * 1024 * 1024).Verdict}");

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "smtphelpbot.db"), new string('x', 4096), TestContext.Current.CancellationToken);
        var database = await PartAsync("database", []);

        Assert.Equal((Verdict.Broken, "Storage:Folder"), (database.Verdict, database.Mend));
    }

    [Fact]
    public async Task A_database_of_an_older_version_is_told()
    {
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(Folder.FullName, "smtphelpbot.db")}"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = file.CreateCommand();
            command.CommandText = "CREATE TABLE Other (Id INTEGER)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var migrations = await PartAsync("migrations", []);

        Assert.Equal(Verdict.Warning, migrations.Verdict);
        Assert.Contains("Storage:MigrateAtStart", migrations.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_told()
    {
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(Folder.FullName, "smtphelpbot.db")}"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = file.CreateCommand();
            command.CommandText = """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT); INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '10')""";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var migrations = await PartAsync("migrations", []);

        Assert.Equal(Verdict.Warning, migrations.Verdict);
        Assert.Contains("20990101000000_Later", migrations.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.4 (Debian 12.4-1)", "Warning")]
    [InlineData("15.18", "Good")]
    [InlineData("18.1", "Good")]
    public void An_old_PostgreSQL_server_is_told(string version, string verdict) => Assert.Equal(verdict, $"{DatabaseCheck.Judge(version).Verdict}");

    [Theory]
    [InlineData(0, "Good")]
    [InlineData(-20, "Good")]
    [InlineData(45, "Warning")]
    [InlineData(-45, "Warning")]
    public void A_database_server_whose_clock_is_off_is_told(int seconds, string verdict)
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal(verdict, $"{ServerClockCheck.Judge(now.AddSeconds(seconds), now, now.AddSeconds(1)).Verdict}");
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_is_not_there_is_told_without_its_password()
    {
        var port = Ports.Loopback.FreePort();
        var database = await PartAsync("database", [$"--Storage:PostgreSql=Host=127.0.0.1;Port={port};Database=d;Username=u;Password={Secret};Timeout=2"]);

        Assert.Equal((Verdict.Broken, "Storage:PostgreSql"), (database.Verdict, database.Mend));
        Assert.Contains($"127.0.0.1:{port}", database.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrations")]
    [InlineData("database's clock")]
    [InlineData("helpdesk")]
    public async Task What_cannot_be_looked_at_because_the_database_is_away_is_no_fault_of_its_own(string name)
    {
        var part = await PartAsync(name, [$"--Storage:PostgreSql=Host=127.0.0.1;Port={Ports.Loopback.FreePort()};Database=d;Username=u;Password={Secret};Timeout=2"]);

        Assert.Equal((Verdict.Broken, "Storage:PostgreSql", "The database is not reached."), (part.Verdict, part.Mend, part.Says));
    }
}
