using System.Diagnostics;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>The command that exports tickets, beside the bot that runs.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task The_tickets_of_a_running_bot_are_exported_without_what_was_written()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        await new LiveRoom(bot, "helpdesk", "channel").Person("Emil").SayAsync($"helpdesk here {bot.HelpdeskCode}");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", "a private note"));

        var (code, csv) = await RunAsync("tickets", "--folder", bot.Folder);
        Assert.Equal(0, code);
        Assert.Equal("1,New,Anna,", string.Join(',', csv.Split("\r\n")[1].Split(',').Take(4)));
        var (_, json) = await RunAsync("tickets", "--json", "--open", "--folder", bot.Folder);
        Assert.Equal("Anna", JArray.Parse(json)[0].Value<string>("requester"));
        Assert.DoesNotContain("private", csv + json, StringComparison.Ordinal);

        await new LiveRoom(bot, "mallory").Person("Mallory").SayAsync("withdraw 1");
        var (_, audit) = await RunAsync("audit", "--folder", bot.Folder);
        Assert.EndsWith(",msteams,mallory,29:Mallory,Mallory,Withdraw,1,NotRequester", audit.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_data_that_is_said()
    {
        var (code, said) = await RunAsync("tickets", "--folder", Path.Combine(Path.GetTempPath(), "smtphelpbot-nothing-here"));
        Assert.Equal(2, code);
        Assert.Contains("There is no data of the bot in", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_of_a_running_bot_is_copied_into_one_file_that_another_can_start_from()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var elsewhere = Directory.CreateDirectory(Path.Combine(bot.Folder, "elsewhere")).FullName;
        var (code, said) = await RunAsync("backup", Path.Combine(elsewhere, "smtphelpbot.db"), "--folder", bot.Folder);
        Assert.Equal((0, true), (code, said.StartsWith("The copy is complete", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunAsync("migrate", "--folder", elsewhere)).Code);
        Assert.Equal(0, (await RunAsync("tickets", "--folder", elsewhere)).Code);
        Assert.Equal(1, (await RunAsync("backup", Path.Combine(elsewhere, "smtphelpbot.db"), "--folder", bot.Folder)).Code);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await complained);
    }
}
