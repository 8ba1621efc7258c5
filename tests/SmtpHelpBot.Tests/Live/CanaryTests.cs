using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Desk;

namespace SmtpHelpBot.Tests.Live;

/// <summary>One secret of every kind goes into the running bot by every way there is, and is nowhere afterwards.</summary>
public sealed class CanaryTests
{
    public static TheoryData<SecretKind> Kinds => [.. Enum.GetValues<SecretKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_secret_is_in_no_file_no_log_line_no_message_and_no_answer(SecretKind kind)
    {
        var canary = Canary.Of(kind);
        await using var bot = await StartAsync();
        var page = await GoThroughAsync(bot, () => canary.Text);

        Assert.Empty(Traces.Of(canary.Secret, bot, page));
        Assert.NotEmpty(Traces.Of("masked]", bot, page));
    }

    /// <summary>All families at every way in: by turns every place that a secret was ever found in, and each time every key that is known by its beginning.</summary>
    [Fact]
    public async Task A_secret_of_every_family_in_every_place_is_in_none_of_these_either()
    {
        await using var bot = await StartAsync();
        var page = await GoThroughAsync(bot, CanaryFlock.Deal());

        Assert.Empty(Traces.Of(CanaryFlock.Mark, bot, page));
        Assert.NotEmpty(Traces.Of("masked]", bot, page));
    }

    [Fact]
    public void The_pastes_hold_every_place_and_each_of_them_every_family()
    {
        var pastes = CanaryFlock.Hands;
        Assert.All(CanaryFlock.Families.SelectMany(family => family), place => Assert.Contains(pastes, paste => paste.Contains(place, StringComparison.Ordinal)));
        Assert.All(CanaryFlock.Families, family => Assert.All(pastes, paste => Assert.Contains(family, place => paste.Contains(place, StringComparison.Ordinal))));
    }

    [Fact]
    public void There_is_one_for_every_kind() => Assert.Equal(Enum.GetValues<SecretKind>(), Canary.All.Select(canary => canary.Kind));

    /// <summary>The same way with a word that is no secret: it is found in every place that is searched, so the search can fail.</summary>
    [Fact]
    public async Task What_is_no_secret_is_found_in_each_of_these_places()
    {
        await using var bot = await StartAsync();
        var page = await GoThroughAsync(bot, () => "NoSecretAtAll");

        var places = Traces.Of("NoSecretAtAll", bot, page).Select(place => place.Split(':', ' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(["answered", "file", "log", "page", "sent"], places);
    }

    private static Task<RunningBot> StartAsync() => RunningBot.StartWithTheRealBotAsync(services =>
    {
        FailingBot.AddTo(services);
        ScriptedServer.AddTo(services, order => new(order, null, "say.host_bad"));
    });

    /// <summary>All ways there are; gives what the page of the desk is told of it.</summary>
    private static async Task<IReadOnlyList<string>> GoThroughAsync(RunningBot bot, Func<string> secret)
    {
        var helpdesk = new LiveRoom(bot, "helpdesk", "channel");
        var anna = new LiveRoom(bot, "anna").Person("Anna");
        var emil = helpdesk.Person("Emil");
        await emil.SayAsync($"helpdesk here {bot.HelpdeskCode}");

        await TypeAsync(bot, anna, secret);
        await FillFormsAsync(anna, secret);
        await TalkAboutTicketAsync(anna, emil, secret);
        await ForgeAsync(bot, anna, secret);
        await BreakAsync(bot, secret);
        return await SitAtDeskAsync(bot, secret);
    }

    /// <summary>Typed, edited, beside commands, in the name of an attachment, in the person's own name.</summary>
    private static async Task TypeAsync(RunningBot bot, LivePerson anna, Func<string> secret)
    {
        await anna.SayAsync($"535 5.7.8 Username and Password not accepted {secret()}");
        var edited = anna.Message($"535 5.7.8 not accepted, edited {secret()}");
        edited["type"] = "messageUpdate";
        await anna.SendAsync(edited);
        foreach (var command in (string[])["check my server", "check", "helpdesk here", "status", "help", "start over", "talk to a human"])
        {
            await anna.SayAsync($"{command} {secret()}");
        }

        var file = anna.Message("");
        file["attachments"] = new JArray(new JObject { ["contentType"] = "image/png", ["name"] = secret(), ["content"] = secret(), ["contentUrl"] = $"http://localhost/{secret()}" });
        await anna.SendAsync(file);

        var named = anna.Message("hello");
        named["from"]!["name"] = secret();
        (named["conversation"]!["name"], named["channelData"], named["label"]) = (secret(), new JObject { ["text"] = secret() }, secret());
        await anna.SendAsync(named);

        var replied = anna.Message($"again {secret()}");
        replied["deliveryMode"] = "expectReplies";
        await anna.SendAsync(replied);
        await bot.QuietAsync();
    }

    private static async Task FillFormsAsync(LivePerson anna, Func<string> secret)
    {
        await anna.SayAsync("diagnose");
        await anna.PressAsync("read", ("text", $"535 5.7.8 {secret()}"));
        foreach (var (host, ports) in ((string, string)[])[(secret(), ""), ("smtp.example.com", secret()), ("smtp.example.com", "")])
        {
            await anna.SayAsync("check my server");
            await anna.PressAsync("probe", ("host", host), ("ports", ports));
        }
    }

    private static async Task TalkAboutTicketAsync(LivePerson anna, LivePerson emil, Func<string> secret)
    {
        await anna.SayAsync("talk to a human");
        await anna.PressAsync("send", ("note", $"please hurry {secret()}"));
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", $"is this yours? {secret()}"));
        await anna.SayAsync($"it is {secret()}");
        await emil.PressAsync("ticket_ask", ("question", "And what else?"));
        await anna.PressAsync("ticket_answer", ("answer", $"this one {secret()}"));
        await emil.PressAsync("ticket_resolve", ("cause", "credentials"), ("words", $"he should not have written {secret()}"));
    }

    /// <summary>Data that no card of ours sends, and activities that no platform does.</summary>
    private static async Task ForgeAsync(RunningBot bot, LivePerson anna, Func<string> secret)
    {
        await anna.PressAsync(anna.Room.Last.Id, new JObject { ["act"] = secret(), ["case"] = secret(), ["who"] = secret(), ["step"] = secret(), ["note"] = secret(), [secret()] = secret() });
        var invoke = anna.Message("");
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", secret(), new JObject { ["anything"] = secret() });
        await bot.PostAsync(invoke);
        var happening = anna.Message("");
        (happening["type"], happening["name"], happening["value"]) = ("event", secret(), secret());
        await bot.PostAsync(happening);
        await bot.PostAsync($"{{\"type\":\"message\",\"text\":\"{secret()}\"");
        await bot.QuietAsync();
    }

    /// <summary>A turn that is given up, and a message that the platform refuses: both become dead letters.</summary>
    private static async Task BreakAsync(RunningBot bot, Func<string> secret)
    {
        await new LiveRoom(bot, "unlucky").Person("Uwe").SayAsync($"{FailingBot.Word} {secret()}");
        var nobody = new LiveRoom(bot, "gone").Person("Ghost");
        bot.Connector.Open("gone", _ => new(403));
        await nobody.SayAsync($"535 5.7.8 {secret()}");
    }

    /// <summary>The same at the local desk, whose page shows again what was said: typed, in forms, in places and names that there are not.</summary>
    private static async Task<IReadOnlyList<string>> SitAtDeskAsync(RunningBot bot, Func<string> secret)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync($"535 5.7.8 Username and Password not accepted {secret()}");
        await desk.SayAsync($"535 5.7.8 in front of others {secret()}", "robin", "group");
        var diagnosis = await desk.WaitForAsync(entry => entry.Value<string>("place") == "robin" && entry["card"]?.SelectToken("$..actions[?(@.verb == 'human')]") is not null);
        var pressed = new List<JObject>();
        foreach (var (verb, data) in ((string, object)[])[("read", new { text = $"535 5.7.8 {secret()}" }), ("probe", new { host = secret(), ports = secret() }), ("human", new { note = secret() }), (secret(), new { note = secret() })])
        {
            pressed.Add(await desk.PressAsync(diagnosis.Value<string>("id")!, verb, data));
        }

        await desk.PostAsync($"/api/places/{Uri.EscapeDataString(secret())}/messages", new { from = secret(), text = secret() });
        await desk.PostTextAsync("/api/places/robin/messages", $"{{\"text\": {secret()}");
        await bot.QuietAsync();
        return [.. pressed.Select(answer => answer.ToString()), .. (await desk.HistoryAsync()).Select(told => told.Data.ToString())];
    }
}
