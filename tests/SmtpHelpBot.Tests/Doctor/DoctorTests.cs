using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Entrance.Tokens;
using SmtpHelpBot.Tests.Probing;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds with a setting that is broken, and that it says which.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Secret = "kGq8Q~a-secret-that-must-not-be-seen";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-doctor-");
    private readonly RSA key = RSA.Create(2048);
    private IdentityStandIn identity = null!;
    private ConnectorStandIn connector = null!;

    public async ValueTask InitializeAsync()
    {
        identity = await IdentityStandIn.StartAsync();
        identity.Publish("k1", key, ["msteams"]);
        connector = await ConnectorStandIn.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        await identity.DisposeAsync();
        key.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task On_a_fresh_machine_nothing_is_broken_and_what_is_not_connected_is_not_used()
    {
        var parts = await LookAsync([], _ => true);

        Assert.DoesNotContain(parts, part => part.Verdict == Verdict.Broken);
        Assert.Equal(
            ["Redis", "Slack", "Slack's socket", "Teams service", "channel's keys", "clock", "database's clock", "names (DNS)", "secret's end", "telemetry", "token"],
            parts.Where(part => part.Verdict == Verdict.NotUsed).Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public async Task A_bot_that_is_connected_rightly_is_well()
    {
        // The names of the platform are looked up at the resolver of the machine, which may know none.
        var parts = await LookAsync(Teams("--MicrosoftAppPasswordEnds=2031-01-01"), name => name != "names (DNS)");

        Assert.Equal(["Teams service", "channel's keys", "clock", "database", "disk", "migrations", "secret's end", "token"], Named(parts, Verdict.Good));
        Assert.Empty(Named(parts, Verdict.Broken));
    }

    [Fact]
    public async Task A_login_service_that_refuses_is_told_with_the_setting_and_without_the_secret()
    {
        identity.Refusal = $"AADSTS7000215: Invalid client secret provided: {Secret}.";
        var token = await PartAsync("token", Teams());

        Assert.Equal(Verdict.Broken, token.Verdict);
        Assert.Contains("AADSTS7000215", token.Says, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppPassword", token.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_told()
    {
        var token = await PartAsync("token", [.. Teams().Where(setting => !setting.Contains("Password", StringComparison.Ordinal)), "--MicrosoftAppCertificatePath=/nowhere/bot.pfx"]);

        Assert.Equal(Verdict.Broken, token.Verdict);
        Assert.Contains("certificate", token.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Warning")]
    [InlineData("2031-01-01", "Good")]
    [InlineData("2026-01-01", "Broken")]
    public async Task The_end_of_the_secret_is_told(string day, string verdict)
    {
        var end = await PartAsync("secret's end", Teams($"--MicrosoftAppPasswordEnds={day}"));

        Assert.Equal(verdict, $"{end.Verdict}");
        Assert.Equal(end.Verdict != Verdict.Good, end.Mend.Contains("MicrosoftAppPasswordEnds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_are_told()
    {
        identity.IsOut = true;
        var keys = await PartAsync("channel's keys", Teams());

        Assert.Equal((Verdict.Broken, true), (keys.Verdict, keys.Mend.Contains("Door:Cloud", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_platform_that_is_not_reached_is_told()
    {
        var teams = await PartAsync("Teams service", Teams("--Door:Cloud=Government"));

        Assert.Equal((Verdict.Broken, true), (teams.Verdict, teams.Mend.Contains("Door:Cloud", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_cannot_be_looked_up_is_told()
    {
        var names = await PartAsync("names (DNS)", [.. Teams(), "--ToBotFromChannelOpenIdMetadataUrl=https://nowhere.invalid/openid"]);

        Assert.Equal(Verdict.Broken, names.Verdict);
        Assert.Contains("nowhere.invalid", names.Says, StringComparison.Ordinal);
        Assert.Contains("resolver", names.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "Good")]
    [InlineData(120, "Warning")]
    [InlineData(900, "Broken")]
    [InlineData(-900, "Broken")]
    public async Task A_clock_that_is_off_is_told(int seconds, string verdict)
    {
        var clock = await PartAsync("clock", Teams(), new FakeTimeProvider(DateTimeOffset.UtcNow.AddSeconds(seconds)));

        Assert.Equal(verdict, $"{clock.Verdict}");
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_told()
    {
        identity.Slack = new() { ["ok"] = false, ["error"] = "invalid_auth" };
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal((Verdict.Broken, "Slack:BotToken"), (slack.Verdict, slack.Mend));
        Assert.Contains("invalid_auth", slack.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_Slack_knows_is_told_with_the_workspace()
    {
        identity.Slack = new() { ["ok"] = true, ["team"] = "Example", ["user_id"] = "U1", ["team_id"] = "T1", ["bot_id"] = "B1" };
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal(Verdict.Good, slack.Verdict);
        Assert.Contains("Example", slack.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app_mentions:read,chat:write,commands,files:write,im:history,im:write,users:read,channels:read", "Good")]
    [InlineData("app_mentions:read, chat:write, commands, im:history, im:write", "Broken")]
    public async Task Scopes_that_the_app_lacks_are_told(string scopes, string verdict)
    {
        (identity.Slack, identity.Scopes) = (new() { ["ok"] = true, ["team"] = "Example", ["user_id"] = "U1", ["team_id"] = "T1" }, scopes);
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal((verdict, verdict == "Broken"), ($"{slack.Verdict}", slack.Says.Contains("files:write, users:read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "Good")]
    [InlineData(false, "Broken")]
    public async Task An_app_token_that_opens_no_socket_is_told(bool opens, string verdict)
    {
        identity.Socket = new() { ["ok"] = opens, ["error"] = "not_allowed_token_type", ["url"] = "wss://wss.slack.test/link" };
        var socket = await PartAsync("Slack's socket", [.. SlackSettings(), $"--Slack:AppToken=xapp-{Secret}"]);

        Assert.Equal((verdict, !opens), ($"{socket.Verdict}", socket.Mend.Contains("Slack:AppToken", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_Redis_that_is_away_is_a_warning_with_its_setting_and_without_its_password()
    {
        var redis = await PartAsync("Redis", [$"--Probe:Redis=127.0.0.1:{Ports.Loopback.FreePort()},password={Secret}"]);

        Assert.Equal((Verdict.Warning, "Probe:Redis"), (redis.Verdict, redis.Mend));
    }

    [Fact]
    public async Task A_Redis_that_answers_is_good()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var server = await RedisServer.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Good, (await PartAsync("Redis", [$"--Probe:Redis={server.PatientConnection}"])).Verdict);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_is_a_warning_with_its_setting()
    {
        var telemetry = await PartAsync("telemetry", [$"--Telemetry:OtlpEndpoint=http://127.0.0.1:{Ports.Loopback.FreePort()}"]);

        Assert.Equal((Verdict.Warning, "Telemetry:OtlpEndpoint"), (telemetry.Verdict, telemetry.Mend));
    }

    [Theory]
    [InlineData("telemetry", "--Telemetry:OtlpEndpoint=http://HERE")]
    [InlineData("Redis", "--Probe:Redis=HERE,connectTimeout=60000")]
    public async Task What_the_bot_works_without_is_a_warning_where_it_takes_a_call_and_never_answers_it(string name, string setting)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = new FakeTimeProvider();
        var looking = LookAsync([setting.Replace("HERE", $"{silent.LocalEndpoint}", StringComparison.Ordinal)], one => one == name, patience: clock, other: $"http://{silent.LocalEndpoint}");
        while (!looking.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var part = (await looking).Single();
        Assert.Equal((Verdict.Warning, "No answer within 10 seconds."), (part.Verdict, part.Says));
        Assert.NotEmpty(part.Mend);
    }

    [Theory]
    [InlineData(200, "Good")]
    [InlineData(403, "Broken")]
    [InlineData(404, "Broken")]
    public async Task A_helpdesk_that_the_bot_is_not_in_is_told(int status, string verdict)
    {
        identity.Members = status;
        var helpdesk = await PartAsync("helpdesk", Teams("--Helpdesk:Conversations:0:Conversation=19:desk@thread.tacv2", $"--Helpdesk:Conversations:0:ServiceUrl={identity.Url}/", $"--Door:ServiceUrls:1={identity.Url}"));

        Assert.Equal(verdict, $"{helpdesk.Verdict}");
        Assert.Equal(status != 200, helpdesk.Mend == "Helpdesk:Conversations");
    }

    [Fact]
    public async Task No_helpdesk_is_a_warning() => Assert.Equal(Verdict.Warning, (await PartAsync("helpdesk", [])).Verdict);

    [Fact]
    public async Task A_data_folder_that_is_none_is_told()
    {
        var file = Path.Combine(folder.FullName, "file");
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
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "smtphelpbot.db"), new string('x', 4096), TestContext.Current.CancellationToken);
        var database = await PartAsync("database", []);

        Assert.Equal((Verdict.Broken, "Storage:Folder"), (database.Verdict, database.Mend));
    }

    [Fact]
    public async Task A_database_of_an_older_version_is_told()
    {
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "smtphelpbot.db")}"))
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
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "smtphelpbot.db")}"))
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

    [Theory]
    [InlineData("clock", "what stands between")]
    [InlineData("Slack", "Slack:ApiUrl")]
    [InlineData("Slack's socket", "Slack:ApiUrl")]
    public async Task A_platform_that_nobody_reaches_is_not_put_down_to_the_clock_or_a_token(string name, string mend)
    {
        var nobody = $"--Slack:ApiUrl=http://127.0.0.1:{Ports.Loopback.FreePort()}/";
        var part = await PartAsync(name, [$"--Slack:BotToken=xoxb-{Secret}", $"--Slack:AppToken=xapp-{Secret}", nobody]);

        Assert.StartsWith(mend, part.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readyz_names_each_part_with_the_setting_to_mend_and_says_nothing_else_to_who_asks()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        JObject answer;
        do
        {
            var response = await bot.Client.GetAsync("/readyz", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answer = JObject.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        while (answer["parts"]!.All(part => (string?)part["name"] != "helpdesk"));

        Assert.Equal("ready", (string?)answer["status"]);
        var helpdesk = answer["parts"]!.Single(part => (string?)part["name"] == "helpdesk");
        Assert.Equal(("warning", "Helpdesk:Conversations"), ((string?)helpdesk["state"], (string?)helpdesk["mend"]));
        Assert.All(answer["parts"]!, part => Assert.Equal(["mend", "name", "state"], ((JObject)part).Properties().Select(property => property.Name).Order(StringComparer.Ordinal)));
    }

    private static string[] Named(IEnumerable<Part> parts, Verdict verdict) => [.. parts.Where(part => part.Verdict == verdict).Select(part => part.Name).Order(StringComparer.Ordinal)];

    private string[] Teams(params string[] more) =>
    [
        $"--MicrosoftAppId={TokenDraft.AppId}", $"--MicrosoftAppTenantId={TokenScene.Tenant}", $"--MicrosoftAppPassword={Secret}",
        $"--ToBotFromChannelOpenIdMetadataUrl={identity.MetadataUrl}", $"--ToChannelFromBotLoginUrl={identity.Url}/{TokenScene.Tenant}", $"--Door:ServiceUrls:0={connector.Url}", .. more,
    ];

    private string[] SlackSettings() => [$"--Slack:BotToken=xoxb-{Secret}", $"--Slack:SigningSecret={Secret}", $"--Slack:ApiUrl={identity.Url}/slack/"];

    private async Task<Part> PartAsync(string name, string[] settings, TimeProvider? time = null) =>
        (await LookAsync(settings, one => one == name, time)).Single();

    private async Task<IReadOnlyList<Part>> LookAsync(string[] settings, Func<string, bool> which, TimeProvider? time = null, TimeProvider? patience = null, string? other = null)
    {
        await using var app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={folder.FullName}", .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => identity.Handler(other)));
            if (time is not null)
            {
                builder.Services.AddSingleton(time);
            }
        });
        var checks = app.Services.GetServices<ICheck>().Where(check => which(check.Name));
        var parts = await new Examination(checks, app.Services.GetRequiredService<SecretFilter>(), patience ?? TimeProvider.System).LookAsync(vitalOnly: false, TestContext.Current.CancellationToken);
        Assert.All(parts, part => Assert.DoesNotContain(Secret, part.Says + part.Mend, StringComparison.Ordinal));
        return parts;
    }
}
