using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>What whoever is not Slack can do to Slack's door.</summary>
public sealed class SlackKnockTests
{
    [Theory]
    [InlineData("/slack/events", "")]
    [InlineData("/slack/events", "X-Slack-Request-Timestamp: 1\r\nX-Slack-Signature: v0=00\r\n")]
    [InlineData("/slack/interactions", "Transfer-Encoding: chunked\r\n")]
    public async Task What_cannot_be_Slacks_is_answered_before_any_of_its_body_comes(string door, string headers)
    {
        var length = headers.Contains("chunked", StringComparison.Ordinal) ? "" : "Content-Length: 100000\r\n";
        await using var scene = await SlackScene.StartAsync();
        await using var knock = await KnockAsync(scene, $"POST {door} HTTP/1.1\r\nHost: localhost\r\n{length}{headers}\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", await new StreamReader(knock).ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_that_do_not_come_take_no_place_of_what_Slack_signed()
    {
        await using var scene = await SlackScene.StartAsync(null, "--Door:RequestsAtOnce=1", "--Door:WaitingRequests=0");
        var at = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        await using var hanging = await KnockAsync(scene, $"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nX-Slack-Request-Timestamp: {at}\r\nX-Slack-Signature: v0={new string('0', 64)}\r\n\r\n");
        await using var check = await KnockAsync(scene, "POST /slack/commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var anna = scene.Person("ANNA");

        Assert.Equal(HttpStatusCode.OK, (await scene.PostAsync("/slack/events", SlackVisitor.Event(anna.Message(anna.Direct, "hello")), "application/json")).StatusCode);
    }

    [Fact]
    public async Task Who_knocks_often_fills_no_log()
    {
        await using var scene = await SlackScene.StartAsync();
        for (var count = 0; count < 30; count++)
        {
            await scene.PostAsync("/slack/events", "{}", "application/json", secret: "another secret of anybody");
        }

        Assert.InRange(scene.Bot.Log.Messages.Count(line => line.Contains("(Forged, ", StringComparison.Ordinal)), 1, 2);
    }

    /// <summary>Sends the head of a request, and nothing behind it.</summary>
    private static async Task<NetworkStream> KnockAsync(SlackScene scene, string head)
    {
        var (address, socket) = (scene.Bot.Client.BaseAddress!, new Socket(SocketType.Stream, ProtocolType.Tcp));
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        return stream;
    }
}
