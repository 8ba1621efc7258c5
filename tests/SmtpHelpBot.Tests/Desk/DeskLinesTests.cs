using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Tests.Desk;

/// <summary>What a person reads who starts the bot.</summary>
public sealed class DeskLinesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-lines-");

    [Fact]
    public async Task Where_the_usual_port_is_taken_the_desk_is_at_a_free_one_and_says_why()
    {
        using var other = TakeUsualPort();
        using var bot = Start();
        try
        {
            var lines = await ReadUntilAddressAsync(bot);
            Assert.Contains(lines, line => line.StartsWith("Port 3979 is taken", StringComparison.Ordinal));
            var address = new Uri(lines[^1][lines[^1].IndexOf("http", StringComparison.Ordinal)..]);
            Assert.NotEqual(3979, address.Port);
            using var client = new HttpClient();
            var page = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
            Assert.Contains("<title>SmtpHelpBot", page, StringComparison.Ordinal);
        }
        finally
        {
            bot.Kill(entireProcessTree: true);
            await bot.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Where somebody has it already, it is taken as well.</summary>
    private static TcpListener? TakeUsualPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 3979);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(BotHost).Assembly.Location, "--environment=Development", "--urls=http://127.0.0.1:0", $"--Storage:Folder={folder.FullName}"])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;

    private static async Task<IReadOnlyList<string>> ReadUntilAddressAsync(Process bot)
    {
        var lines = new List<string>();
        while (await bot.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains("?token=", StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new EndOfStreamException($"The bot ended:\n{string.Join('\n', lines)}");
    }
}
