using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>The main job in a workspace that somebody else wrote: its tokens, scopes, channels and signatures are not ours.</summary>
public sealed class EmulatorStoryTests : IAsyncLifetime
{
    private const string Anna = "xoxp-anna";
    private const string Erin = "xoxp-erin";
    private const string Pasted = "SMTPAuthenticationError at /\n(535, b'5.7.8 Username and Password not accepted. For more information, go to https://support.google.com/mail/?p=BadCredentials - gsmtp')";
    private readonly EmulatedWorkspace workspace = new();
    private RunningBot bot = null!;
    private string direct = "";
    private string helpdesk = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(EmulatedWorkspace.Missing.Length == 0, EmulatedWorkspace.Missing);
        bot = await RunningBot.StartWithTheRealBotAsync(
            services => services.AddSingleton(new SlackClient(
                new HttpClient(workspace.Handler()), new SlackAccount(new(workspace.Api), EmulatedWorkspace.BotToken, "", ""), TimeProvider.System, NullLogger<SlackClient>.Instance)),
            $"--Slack:BotToken={EmulatedWorkspace.BotToken}", $"--Slack:SigningSecret={EmulatedWorkspace.Secret}", $"--Slack:ApiUrl={workspace.Api}", "--Probe:Allow:0=127.0.0.0/8", "--Pacing:SlackConversation=", "--Pacing:SlackChanges=");
        await workspace.StartAsync($"{bot.Client.BaseAddress}slack/events");
        direct = (await workspace.CallAsync(Anna, "conversations.open", new() { ["users"] = EmulatedWorkspace.BotUser })).SelectToken("channel.id")!.Value<string>()!;
        helpdesk = (await workspace.CallAsync(Erin, "conversations.list", []))["channels"]!.Single(channel => channel.Value<string>("name") == "helpdesk").Value<string>("id")!;
        await workspace.CallAsync(Erin, "conversations.invite", new() { ["channel"] = helpdesk, ["users"] = EmulatedWorkspace.BotUser });
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        await workspace.DisposeAsync();
    }

    [Fact]
    public async Task Paste_diagnose_walk_probe_hand_over_claim_ask_answer_and_resolve()
    {
        await SayAsync(Erin, helpdesk, $"<@{EmulatedWorkspace.BotUser}> helpdesk here {bot.HelpdeskCode}");
        await SayAsync(Anna, direct, Pasted);
        await SeesAsync(Anna, direct, "535");

        await SayAsync(Anna, direct, "walk me through");
        var step = await LastAsync(Anna, direct);
        await PressAsync(Anna, direct, "Didn't help");
        Assert.NotEqual(Words(step), Words(await ByTsAsync(Anna, direct, step.Value<string>("ts")!)));

        await SayAsync(Anna, direct, "check my server");
        await PressAsync(Anna, direct, "Check");
        await SubmitAsync(Anna, ("host", "127.0.0.1"));
        await SeesAsync(Anna, direct, "587");

        await SayAsync(Anna, direct, "talk to a human");
        await PressAsync(Anna, direct, "Agree and send");
        await SubmitAsync(Anna, ("note", "It worked last week."));
        await SeesAsync(Erin, helpdesk, "It worked last week.");

        await PressAsync(Erin, helpdesk, "Claim");
        await SeesAsync(Anna, direct, "erin");
        await PressAsync(Erin, helpdesk, "Ask back");
        await SubmitAsync(Erin, ("question", "Which program sends it?"));
        await SeesAsync(Anna, direct, "Which program sends it?");

        await SayAsync(Anna, direct, "A Django site.");
        await SeesAsync(Erin, helpdesk, "A Django site.");
        await PressAsync(Erin, helpdesk, "Resolve");
        await SubmitAsync(Erin, ("cause", "two_factor"), ("words", "Make an app password."));
        await SeesAsync(Anna, direct, "Make an app password.");
        Assert.Single(await workspace.HistoryAsync(Erin, helpdesk), message => Words(message).Contains("Ticket 1", StringComparison.Ordinal) && message["thread_ts"]?.Value<string>() is var thread && (thread is null || thread == message.Value<string>("ts")));
    }

    private async Task SayAsync(string who, string channel, string text)
    {
        await workspace.CallAsync(who, "chat.postMessage", new() { ["channel"] = channel, ["text"] = text });
        await bot.QuietAsync();
    }

    private async Task SeesAsync(string who, string channel, string words)
    {
        var seen = string.Join(" | ", (await workspace.HistoryAsync(who, channel)).Select(Words));
        Assert.Contains(words, seen, StringComparison.Ordinal);
    }

    private async Task<JObject> LastAsync(string who, string channel) => (await workspace.HistoryAsync(who, channel))[^1];

    private async Task<JObject> ByTsAsync(string who, string channel, string ts) => (await workspace.HistoryAsync(who, channel)).Single(message => message.Value<string>("ts") == ts);

    /// <summary>The emulator draws no buttons: the click is made from the blocks that it keeps, and signed as Slack would.</summary>
    private async Task PressAsync(string who, string channel, string words)
    {
        var on = (await workspace.HistoryAsync(who, channel)).Last(message => Button(message, words) is not null);
        var button = Button(on, words)!;
        await InteractAsync(who, new()
        {
            ["type"] = "block_actions",
            ["container"] = new JObject { ["type"] = "message", ["message_ts"] = on["ts"], ["channel_id"] = channel },
            ["actions"] = new JArray(new JObject { ["action_id"] = button["action_id"], ["value"] = button["value"], ["action_ts"] = Guid.NewGuid().ToString("N") }),
        });
    }

    private Task SubmitAsync(string who, params (string Id, string Value)[] inputs)
    {
        var view = (JObject)workspace.Modals.Last().DeepClone();
        view["state"] = new JObject
        {
            ["values"] = new JObject(inputs.Select(input => new JProperty(input.Id, new JObject
            {
                ["input"] = input.Id == "cause"
                    ? new JObject { ["type"] = "static_select", ["selected_option"] = new JObject { ["value"] = input.Value } }
                    : new JObject { ["type"] = "plain_text_input", ["value"] = input.Value },
            }))),
        };
        return InteractAsync(who, new() { ["type"] = "view_submission", ["view"] = view });
    }

    private async Task InteractAsync(string who, JObject payload)
    {
        var me = await workspace.CallAsync(who, "auth.test", []);
        payload["team"] = new JObject { ["id"] = me["team_id"] };
        payload["user"] = new JObject { ["id"] = me["user_id"], ["username"] = me["user"], ["team_id"] = me["team_id"] };
        payload["trigger_id"] = (await workspace.CallAsync(EmulatedWorkspace.BotToken, "views.generateTriggerId", []))["trigger_id"];
        var body = $"payload={WebUtility.UrlEncode(payload.ToString(Formatting.None))}";
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/interactions") { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Slack-Request-Timestamp", $"{at}");
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(EmulatedWorkspace.Secret), Encoding.UTF8.GetBytes($"v0:{at}:{body}")))}");
        var answer = await bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((200, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        await bot.QuietAsync();
    }

    private static JObject? Button(JObject message, string words) => (message["blocks"] as JArray ?? []).SelectMany(block => ((JObject)block).DescendantsAndSelf()).OfType<JObject>()
        .FirstOrDefault(part => part.Value<string>("type") == "button" && part.SelectToken("text.text")!.Value<string>() == words);

    private static string Words(JObject message) => message["blocks"] is JArray blocks ? SlackMessageSeen.WordsOf(blocks) : message.Value<string>("text") ?? "";
}
