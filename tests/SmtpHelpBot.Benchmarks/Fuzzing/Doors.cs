using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Platform;
using SmtpHelpBot.Benchmarks.Runs;
using SmtpHelpBot.Pastes;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>The doors of the bot, each with its seeds.</summary>
internal static class Doors
{
    /// <summary>As many people talk as there are random numbers below this: some of them many times, so that a message meets a talk that is under way.</summary>
    private const int People = 200;

    /// <summary>Deeper than what the doors take.</summary>
    private const int Deepest = 80;

    private static readonly string[] Texts = [.. HostilePaste.All.Select(paste => paste.OfLength(60)), "535 5.7.8 not accepted", "check smtp.example.com", "human", "start over", "${summary}"];
    private static readonly string[] Acts = ["diagnose", "read", "check", "probe", "human", "send", "cancel", "walk", "resume", "not_fixed", "works_now", "skip", "back", "ticket_claim", "ticket_ask", "ticket_resolve", "ticket_answer", "ticket_withdraw", "letter_retry", "forget", "my_data", "incident_end", ""];
    private static readonly IReadOnlySet<string> Door = new HashSet<string>(StringComparer.Ordinal) { "type", "channelId", "serviceUrl", "conversation", "conversation.id" };
    private static readonly IReadOnlySet<string> SlackDoor = new HashSet<string>(StringComparer.Ordinal) { "team_id", "type" };

    /// <summary>Activities as the Bot Framework brings them.</summary>
    public static Task<IFuzzTarget> ActivitiesAsync(Workbench bench) => AtMessagesAsync(bench, random => Activity(random.Pick(["message", "messageUpdate", "conversationUpdate", "installationUpdate", "invoke", "event", "messageReaction", "typing"]), random, new JObject()));

    /// <summary>Buttons of cards that are pressed.</summary>
    public static Task<IFuzzTarget> CardActionsAsync(Workbench bench) => AtMessagesAsync(bench, random => random.Next(3) == 0 ? Activity("message", random, new JObject()) : Activity("invoke", random, Pressed(random)));

    /// <summary>Events, interactions and commands as Slack brings them.</summary>
    public static async Task<IFuzzTarget> SlackAsync(Workbench bench)
    {
        var slack = await SlackStandIn.StartAsync();
        var data = bench.NewFolder();
        var bot = BotProcess.Start(await bench.PublishedAsync(), Quiet(data), slack.Connection, data);
        return await BotTarget.OpenAsync(bot, FromSlack, input => Signed(bot.Url, input), slack);
    }

    private static async Task<IFuzzTarget> AtMessagesAsync(Workbench bench, Func<Random, JObject> seed)
    {
        var bot = await bench.StartHelpBotAsync(bench.NewFolder());
        var token = new AuthenticationHeaderValue("Bearer", bench.Platform.Tokens.Create(Channel.AppId, bench.Platform.Url));
        return await BotTarget.OpenAsync(bot, Make, Write, beside: null);

        string Make(Random random)
        {
            var activity = seed(random);
            activity["serviceUrl"] = bench.Platform.Url;
            return JsonMutations.Of(activity, Texts, random.Next(10) == 0 ? new HashSet<string>() : Door, Deepest, random);
        }

        HttpRequestMessage Write(string input) => new(HttpMethod.Post, $"{bot.Url}/api/messages")
        {
            Content = new StringContent(input, Encoding.UTF8, "application/json"),
            Headers = { Authorization = token },
        };
    }

    private static string[] Quiet(string data) => [$"--Storage:Folder={data}", "--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Warning"];

    private static JObject Activity(string type, Random random, JObject value)
    {
        var person = random.Next(People);
        return new()
        {
            ["type"] = type, ["id"] = Letter.NewId(), ["timestamp"] = "2026-11-25T10:00:00.000Z", ["channelId"] = Channel.Name, ["locale"] = "en-US", ["textFormat"] = "plain",
            ["from"] = new JObject { ["id"] = $"29:{person}", ["name"] = "Anna Example", ["aadObjectId"] = "6f1e2d3c-4b5a-4697-8877-665544332211" },
            ["recipient"] = new JObject { ["id"] = $"28:{Channel.AppId}", ["name"] = "SMTP help" },
            ["conversation"] = new JObject { ["id"] = $"a:{person}", ["conversationType"] = random.Pick(["personal", "channel", "groupChat"]), ["tenantId"] = Channel.TenantId },
            ["channelData"] = new JObject { ["tenant"] = new JObject { ["id"] = Channel.TenantId }, ["eventType"] = "channelRenamed", ["team"] = new JObject { ["id"] = "19:t", ["name"] = "Mail" } },
            ["entities"] = new JArray(new JObject { ["type"] = "mention", ["text"] = "<at>Bot</at>", ["mentioned"] = new JObject { ["id"] = $"28:{Channel.AppId}", ["name"] = "Bot" } }, new JObject { ["type"] = "clientInfo", ["locale"] = "en-US" }),
            ["attachments"] = new JArray(new JObject { ["contentType"] = "text/html", ["content"] = "<p>hello</p>" }),
            ["membersAdded"] = new JArray(new JObject { ["id"] = $"29:{person}", ["name"] = "Anna" }), ["replyToId"] = "1", ["text"] = random.Pick(Texts),
            ["deliveryMode"] = random.Pick(["normal", "expectReplies", "notification"]), ["name"] = random.Pick(["adaptiveCard/action", "composeExtension/query", "task/fetch", "task/submit", "application/search"]), ["value"] = value,
        };
    }

    private static JObject Pressed(Random random) => new()
    {
        ["trigger"] = "manual",
        ["action"] = new JObject
        {
            ["type"] = "Action.Execute", ["verb"] = "pressed", ["id"] = "1",
            ["data"] = new JObject
            {
                ["act"] = random.Pick(Acts), ["case"] = "AAAAAAAAAAAAAAAAAAAAAA", ["rev"] = random.Next(9), ["who"] = $"29:{random.Next(People)}", ["step"] = "app_password", ["ticket"] = random.Next(9), ["incident"] = 1, ["letter"] = 1,
                ["text"] = random.Pick(Texts), ["host"] = "smtp.example.com", ["ports"] = "587", ["note"] = random.Pick(Texts), ["question"] = "which?", ["answer"] = "that", ["words"] = "done", ["cause"] = "credentials",
            },
        },
    };

    private static string FromSlack(Random random)
    {
        var person = $"U{random.Next(People):D7}";
        return random.Next(3) switch
        {
            0 => $"events {JsonMutations.Of(Event(person, random), Texts, SlackDoor, Deepest, random)}",
            1 => $"interactions payload={Uri.EscapeDataString(JsonMutations.Of(Interaction(person, random), Texts, SlackDoor, Deepest, random))}",
            _ => $"commands {TextMutations.Of([Command(person, random)], random, 4000)}",
        };
    }

    private static JObject Event(string person, Random random) => new()
    {
        ["type"] = random.Pick(["event_callback", "event_callback", "event_callback", "url_verification", "app_rate_limited"]), ["team_id"] = SlackStandIn.Team, ["event_id"] = Letter.NewId(), ["challenge"] = "c",
        ["event"] = new JObject
        {
            ["type"] = random.Pick(["message", "app_mention", "app_home_opened"]), ["channel_type"] = "im", ["channel"] = $"D{person}", ["user"] = person, ["ts"] = $"1795600000.{random.Next(1_000_000):D6}", ["thread_ts"] = "1795600000.000001",
            ["text"] = random.Pick(Texts), ["tab"] = "home", ["user_team"] = SlackStandIn.Team, ["files"] = new JArray(new JObject { ["id"] = "F1" }), ["bot_profile"] = new JObject { ["id"] = "B1" }, ["view"] = new JObject { ["id"] = "V1" },
        },
    };

    private static JObject Interaction(string person, Random random) => new()
    {
        ["type"] = random.Pick(["block_actions", "view_submission", "message_action", "shortcut"]), ["team"] = new JObject { ["id"] = SlackStandIn.Team }, ["user"] = new JObject { ["id"] = person, ["username"] = "anna", ["team_id"] = SlackStandIn.Team },
        ["trigger_id"] = Letter.NewId(), ["callback_id"] = random.Pick(["check_server", "diagnose_message", "form"]), ["channel"] = new JObject { ["id"] = $"D{person}" },
        ["container"] = new JObject { ["type"] = "message", ["message_ts"] = "1795600000.000001", ["channel_id"] = $"D{person}", ["thread_ts"] = "1795600000.000001" },
        ["message"] = new JObject { ["ts"] = "1795600000.000001", ["text"] = random.Pick(Texts), ["thread_ts"] = "1795600000.000001", ["blocks"] = new JArray() },
        ["actions"] = new JArray(new JObject { ["action_id"] = "send", ["block_id"] = "b", ["type"] = "button", ["action_ts"] = "1", ["value"] = $"{{\"act\":\"{random.Pick(Acts)}\",\"case\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}", ["selected_option"] = new JObject { ["value"] = "587" } }),
        ["state"] = new JObject { ["values"] = new JObject { ["host"] = new JObject { ["host"] = new JObject { ["type"] = "plain_text_input", ["value"] = "smtp.example.com" } } } },
        ["view"] = new JObject { ["id"] = "V1", ["callback_id"] = "form", ["private_metadata"] = "{\"act\":\"probe\"}", ["state"] = new JObject { ["values"] = new JObject { ["note"] = new JObject { ["note"] = new JObject { ["type"] = "plain_text_input", ["value"] = random.Pick(Texts) } } } } },
    };

    private static string Command(string person, Random random) =>
        $"team_id={SlackStandIn.Team}&user_id={person}&user_name=anna&channel_id=D{person}&trigger_id={Letter.NewId()}&command=%2Fsmtphelp&text={Uri.EscapeDataString(random.Pick(Texts))}";

    private static HttpRequestMessage Signed(string bot, string input)
    {
        var blank = input.IndexOf(' ', StringComparison.Ordinal);
        var (door, body, at) = (input[..blank], input[(blank + 1)..], $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{bot}/slack/{door}")
        {
            Content = new ByteArrayContent(bytes) { Headers = { ContentType = new(door == "events" ? "application/json" : "application/x-www-form-urlencoded") } },
        };
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SlackStandIn.Secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{at}:"), .. bytes]))}");
        return request;
    }
}
