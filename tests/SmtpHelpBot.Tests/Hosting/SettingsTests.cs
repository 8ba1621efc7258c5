using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Tests.Hosting;

public sealed class SettingsTests
{
    private const string AppId = "00000000-0000-0000-0000-000000000001";

    [Fact]
    public async Task Settings_that_are_wrong_are_all_named_at_once_with_what_is_allowed()
    {
        var (code, said) = await ServeAsync(
            "--environment=Development", "--Delivery:TurnsAtOnce=0", "--Delivery:JobsAtOnce=many", $"--MicrosoftAppId={AppId}", "--MicrosoftAppType=Multi", "--Storage:Folder=",
            "--Storage:PostgresSql=Host=db", "--MicrosoftAppPasswort=x", "--Helpdesk:Conversations:0:Chanel=slack",
            "--Helpdesk:TimeZone=Mars/Base", "--Helpdesk:QuietFrom=late",
            "--Helpdesk:Routes:0:Conversation=C1", "--Helpdesk:Routes:1:Cause=bad_luck", "--Helpdesk:Routes:1:Conversation=C1", "--Helpdesk:Routes:2:Provider=gmial");
        Assert.NotEqual(0, code);
        Assert.Contains("between 1 and 256", said, StringComparison.Ordinal);
        Assert.Contains("SingleTenant, UserAssignedMSI, MultiTenant", said, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppPassword", said, StringComparison.Ordinal);
        Assert.Contains("Storage: Folder", said, StringComparison.Ordinal);
        Assert.Contains("Storage: PostgresSql is no setting; there are Folder, PostgreSql, MigrateAtStart.", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: Conversations:0:Chanel is no setting; there are Channel, Conversation, ServiceUrl, Bot.", said, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppPasswort is no setting; there are MicrosoftAppId, ", said, StringComparison.Ordinal);
        Assert.Contains("Delivery:JobsAtOnce must be a whole number; 'many' is none.", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: TimeZone must be the name of a time zone such as Europe/Berlin", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: QuietFrom must be a time of the day such as 19:00.", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: Routes:0 needs a topic", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: Routes:1:Cause must be one of credentials, two_factor", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: Routes:2:Provider must be one of ", said, StringComparison.Ordinal);
        Assert.Contains("Helpdesk: Routes:2 needs Channel (such as msteams) and Conversation", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_a_platform_must_be_connected()
    {
        var (code, said) = await ServeAsync("--environment=Production");
        Assert.NotEqual(0, code);
        Assert.Contains("No platform is connected", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_and_ends_with_1_where_something_is_broken()
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-doctor-");
        var (well, said) = await RunAsync("doctor", "--json", "--environment=Development", $"--Storage:Folder={folder.FullName}");
        var (ill, wrong) = await RunAsync("doctor", "--environment=Development", "--Delivery:TurnsAtOnce=0", $"--Storage:Folder={folder.FullName}");
        folder.Delete(recursive: true);
        var answer = Newtonsoft.Json.Linq.JObject.Parse(said);
        Assert.Equal((0, true), (well, (bool)answer["well"]!));
        Assert.Contains(answer["parts"]!, part => (string?)part["name"] == "database" && (string?)part["state"] == "good");
        Assert.Equal(1, ill);
        Assert.Contains("between 1 and 256", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-taken-");
        var (code, said) = await RunAsync("serve", "--environment=Development", $"--urls=http://{other.LocalEndpoint}", $"--Storage:Folder={folder.FullName}");
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains($"{other.LocalEndpoint}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_from_the_desk_is_named_with_how_to_choose_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-taken-");
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (code, said) = await ServeAsync("--environment=Development", $"--Desk:Port={port}", $"--Storage:Folder={folder.FullName}");
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains($":{port}", said, StringComparison.Ordinal);
        Assert.Contains("--Desk:Port=PORT", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("any")]
    public async Task A_port_that_is_none_is_named_with_what_is_allowed(string port)
    {
        var (code, said) = await ServeAsync("--environment=Development", $"--Desk:Port={port}");
        Assert.Equal(1, code);
        Assert.Contains("Desk", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=nowhere", "Invalid url: 'nowhere'. Look at --urls")]
    [InlineData("--urls=http://localhost:99999", "A port is a number from 1 to 65535")]
    [InlineData("--urls=http://192.0.2.1:5000", "Cannot assign requested address. Look at --urls")]
    [InlineData("--Kestrel:Endpoints:Own:Url=https://127.0.0.1:0", "Look at Kestrel:Certificates:Default:Path")]
    [InlineData("--Storage:PostgreSql=Host=127.0.0.1;Port=1;Database=x;Username=y", "Look at Storage:PostgreSql")]
    [InlineData("--Storage:Folder=/proc/nowhere", "'/proc/nowhere'. Look at the setting that names it.")]
    public async Task A_start_that_fails_says_why_and_what_to_look_at_and_nothing_else(string setting, string why)
    {
        var folder = Directory.CreateTempSubdirectory("smtphelpbot-fails-");
        var (code, said, printed) = await RunWholeAsync("serve", "--environment=Development", "--Desk:Port=0", $"--Storage:Folder={folder.FullName}", setting);
        folder.Delete(recursive: true);
        Assert.Equal(1, code);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.StartsWith("The bot cannot start. ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said + printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_refused()
    {
        var (code, said) = await RunAsync("serv");
        Assert.NotEqual(0, code);
        Assert.Contains("serv", said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> ServeAsync(params string[] settings) => RunAsync(["serve", "--urls=http://127.0.0.1:0", "--Desk:Port=0", .. settings]);

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var (code, said, printed) = await RunWholeAsync(arguments);
        return (code, said.Length > 0 ? said : printed);
    }

    private static async Task<(int Code, string Said, string Printed)> RunWholeAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var answered = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, answered);
    }
}
