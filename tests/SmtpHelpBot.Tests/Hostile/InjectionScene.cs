using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AdaptiveCards;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Desk;
using SmtpHelpBot.Tests.Live;
using SmtpHelpBot.Tests.Probing;

namespace SmtpHelpBot.Tests.Hostile;

/// <summary>Every payload goes once into the running bot by every input; what comes out is kept. One bot has its helpdesk in Teams, the other at its desk.</summary>
public sealed class InjectionScene : IAsyncLifetime
{
    private readonly Dictionary<Output, List<JObject>> said = Enum.GetValues<Output>().ToDictionary(output => output, _ => new List<JObject>());

    /// <summary>The lines of the exported tickets, as a spreadsheet reads them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lines { get; private set; } = [];

    /// <summary>The words of every line of the logs.</summary>
    public ConcurrentQueue<string> LogLines { get; } = new();

    /// <summary>The same with their exceptions.</summary>
    public ConcurrentQueue<string> LogTexts { get; } = new();

    /// <summary>The metrics of each bot, as a Prometheus reads them.</summary>
    public ConcurrentQueue<string> Metrics { get; } = new();

    /// <summary>What went out there.</summary>
    public IReadOnlyList<JObject> Said(Output output) => said[output];

    /// <summary>Every text that went out there and holds this word.</summary>
    public IReadOnlyList<Found> Find(Output output, string word) => [.. said[output].SelectMany(Found.In).Where(found => found.Text.Contains(word, StringComparison.Ordinal))];

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(TalkInTeamsAsync(), SitAtDeskAsync(), TalkToABrokenBotAsync());
        foreach (var activity in said[Output.Teams].Where(activity => activity.SelectToken("attachments[0].content") is JObject))
        {
            var card = AdaptiveCard.FromJson(activity.SelectToken("attachments[0].content")!.ToString(Formatting.None)).Card;
            var (message, form) = (CardRenderer.Message(card, activity.Value<string>("summary")), CardRenderer.Form(card, activity.Value<string>("summary")));
            said[Output.Slack].Add(new() { ["fallback"] = message.Text, ["blocks"] = new JArray(message.Blocks), ["form"] = new JArray(form.Blocks) });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task<RunningBot> StartAsync() => RunningBot.StartWithTheRealBotAsync(null, "--Probe:Allow:0=127.97.0.0/16", "--Probe:InMinute=1000", "--Telemetry:Prometheus=true");

    private async Task TalkInTeamsAsync()
    {
        await using var bot = await StartAsync();
        await new LiveRoom(bot, "helpdesk", "channel").Person("Emil").SayAsync($"helpdesk here {bot.HelpdeskCode}");
        foreach (var (number, payload) in Payload.All.Index())
        {
            await TellAsync(bot, number, payload, CheckAsync);
            await PressOddlyAsync(bot, number, payload);
        }

        foreach (var activity in bot.Connector.Bodies.Select(body => JsonConvert.DeserializeObject<JObject>(body, AsWritten)!))
        {
            // To whom it goes is an address, which nobody is shown.
            activity.Remove("recipient");
            said[Output.Teams].Add(activity);
        }

        Lines = Csv(await ExportAsync(bot.Folder));
        await KeepTracesAsync(bot);
    }

    /// <summary>Words where a press has an object, a number or a time: whatever reads them fails on the words themselves.</summary>
    private static async Task PressOddlyAsync(RunningBot bot, int number, Payload payload)
    {
        var words = payload.For(number, Input.Note);
        JToken[] values =
        [
            words, new JObject { ["action"] = words }, new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "letter_retry", ["data"] = words } },
            new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "letter_retry", ["data"] = new JObject { ["act"] = "letter_retry", ["letter"] = words, ["ticket"] = words } } },
        ];
        foreach (var value in values)
        {
            var press = bot.Message("", $"p{number}");
            (press["type"], press["name"], press["value"]) = ("invoke", "adaptiveCard/action", value);
            await bot.PostAsync(press);
        }

        var late = bot.Message("hello", $"p{number}");
        late["timestamp"] = words;
        await bot.PostAsync(late);
    }

    /// <summary>Every turn of a message fails, nothing can be delivered, and words come where names belong.</summary>
    private async Task TalkToABrokenBotAsync()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.Activity.Type == "message" ? Break(turn.Activity.Text) : Task.CompletedTask, null, "--Telemetry:Prometheus=true");
        foreach (var (number, payload) in Payload.All.Index())
        {
            bot.Connector.Open($"b{number}", _ => new(StatusCodes.Status403Forbidden));
            var message = bot.Message(payload.For(number, Input.Text), $"b{number}");
            (message["from"]!["name"], message["value"]) = (payload.For(number, Input.Name), new JObject { ["act"] = "send", ["note"] = payload.For(number, Input.Note), ["host"] = payload.For(number, Input.Setting) });
            await bot.PostAsync(message);
            foreach (var place in (string[])["id", "type", "channelId", "serviceUrl", "from.id", "recipient.id", "conversation.id", "conversation.tenantId", "name"])
            {
                var odd = bot.Message("hello", "odd");
                odd["type"] = "installationUpdate";
                ((JProperty)(odd.SelectToken(place) ?? Added(odd, place)).Parent!).Value = $"{payload.Before}name{payload.Behind}";
                await bot.PostAsync(odd);
            }
        }

        await bot.QuietAsync();
        await KeepTracesAsync(bot);
    }

    /// <summary>It fails on the words themselves, and the exception repeats them.</summary>
    private static Task Break(string words)
    {
        try
        {
            return Task.Delay(int.Parse(words, CultureInfo.InvariantCulture));
        }
        catch (FormatException problem)
        {
            throw new InvalidOperationException("The turn is broken.", problem);
        }
    }

    private static JToken Added(JObject activity, string place)
    {
        activity[place] = "";
        return activity[place]!;
    }

    private async Task KeepTracesAsync(RunningBot bot)
    {
        Metrics.Enqueue(await bot.MetricsAsync());
        foreach (var line in bot.Log.Messages)
        {
            LogLines.Enqueue(line);
        }

        foreach (var text in bot.Log.All)
        {
            LogTexts.Enqueue(text);
        }
    }

    /// <summary>A text is kept as it is, also where it looks like a date.</summary>
    private static JsonSerializerSettings AsWritten { get; } = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>The settings and the server's greeting.</summary>
    private static async Task CheckAsync(LivePerson person, int number, Payload payload)
    {
        await using var server = new PlainMailServer($"220 {payload.For(number, Input.Banner)}");
        await person.SayAsync("check my server");
        await person.PressAsync("probe", ("host", payload.For(number, Input.Setting)), ("ports", ""));
        await person.SayAsync($"check {server.Address}:{PlainMailServer.Port}");
    }

    /// <summary>One person's way to a ticket.</summary>
    private static async Task TellAsync(RunningBot bot, int number, Payload payload, Func<LivePerson, int, Payload, Task> check)
    {
        var person = new LiveRoom(bot, $"p{number}").Person($"Person{number}");
        await person.SayAsync($"535 5.7.8 Username and Password not accepted by Who{number}x {payload.For(number, Input.Text)}");
        await check(person, number, payload);
        await person.SayAsync("human");
        var send = (JObject)person.Room.Messages.Last(message => message.Offered.Contains("send")).Buttons.First(button => (string?)button.SelectToken("data.act") == "send")["data"]!.DeepClone();
        send["note"] = payload.For(number, Input.Note);
        var press = person.Message("");
        (press["type"], press["name"], press["from"]!["name"]) = ("invoke", "adaptiveCard/action", payload.For(number, Input.Name));
        press["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "send", ["data"] = send } };
        await person.SendAsync(press);
    }

    private async Task SitAtDeskAsync()
    {
        await using var bot = await StartAsync();
        using var desk = await DeskDriver.OpenAsync(bot);
        foreach (var (number, payload) in Payload.All.Index())
        {
            await TellAsync(bot, number, payload, (_, _, _) => Task.CompletedTask);
            await using var server = new PlainMailServer($"220 {payload.For(number, Input.Banner)}");
            await desk.SayAsync($"check {server.Address}:{PlainMailServer.Port}");
            await desk.SayAsync("check my server");
            await bot.QuietAsync();
            var form = (await desk.HistoryAsync()).Last(told => told.Type == "entry" && told.Data["card"]?.SelectToken("$..actions[?(@.verb == 'probe')]") is not null && told.Data.SelectToken("$..[?(@.id == 'host')]") is not null).Data;
            var data = (JObject)form.SelectToken("$..actions[?(@.verb == 'probe')]")!["data"]!.DeepClone();
            data["host"] = payload.For(number, Input.Setting);
            said[Output.Desk].Add(await desk.PressAsync(form.Value<string>("id")!, "probe", data.ToObject<Dictionary<string, object>>()!));
        }

        await bot.QuietAsync();
        said[Output.Desk].AddRange((await desk.HistoryAsync()).Where(told => told.Data["card"] is JObject).Select(told => new JObject { ["type"] = "message", ["summary"] = told.Data["summary"], ["card"] = told.Data["card"] }));
        await KeepTracesAsync(bot);
    }

    private static async Task<string> ExportAsync(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, "tickets", "--folder", folder]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return printed.TrimEnd('\r', '\n');
    }

    /// <summary>RFC 4180: lines end with CR LF outside of quotes.</summary>
    private static List<IReadOnlyList<string>> Csv(string text)
    {
        var (lines, cells, cell, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when isQuoted && at + 1 < text.Length && text[at + 1] == '"':
                    cell.Append(text[++at]);
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' or '\n' when !isQuoted:
                    cells.Add(cell.ToString().TrimEnd('\r'));
                    cell.Clear();
                    if (text[at] == '\n')
                    {
                        lines.Add(cells);
                        cells = [];
                    }

                    break;
                default:
                    cell.Append(text[at]);
                    break;
            }
        }

        lines.Add([.. cells, cell.ToString()]);
        return lines;
    }
}
