using SmtpHelpBot.Cluster;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Ports;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>The real process over a database file that is damaged.</summary>
public sealed class DamagedFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task It_ends_says_plainly_what_to_do_and_touches_nothing(int percent)
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        bot.Connector.Open("anna");
        for (var message = 0; message < 20; message++)
        {
            await bot.SayAsync("535 5.7.8 Username and Password not accepted");
        }

        await bot.QuietAsync();
        var data = Directory.CreateDirectory(Path.Combine(bot.Folder, "damaged")).FullName;
        var file = Path.Combine(data, "smtphelpbot.db");
        await Storage.StorageSetup.BackUpAsync(bot.Folder, file, Cancel);
        var damaged = await DamageAsync(file, percent);
        await using var process = BotProgram.Start(typeof(BotHost).Assembly.Location, $"http://127.0.0.1:{Loopback.FreePort()}", [$"--Storage:Folder={data}"]);

        Assert.Equal(1, await process.EndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        var said = process.Output.Trim();
        Assert.StartsWith($"The bot cannot start. The database {file} is damaged (", said, StringComparison.Ordinal);
        Assert.EndsWith("put your last copy in its place (the command backup FILE makes copies), and start again.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(file, Cancel));
        Assert.Equal([file], Directory.GetFiles(data));
    }

    private static async Task<byte[]> DamageAsync(string file, int percent)
    {
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        var at = bytes.Length * percent / 100;
        Array.Fill(bytes, (byte)0xA5, at, Math.Min(20_000, bytes.Length - at));
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        return bytes;
    }
}
