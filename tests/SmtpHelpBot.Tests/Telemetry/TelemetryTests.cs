using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Desk.Doors;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Tests.Crashes;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Desk;
using SmtpHelpBot.Tests.Probing;
using SmtpHelpBot.Tests.SlackDoor;

namespace SmtpHelpBot.Tests.Telemetry;

/// <summary>Who looks after the bot sees how it does, and nothing of those who use it.</summary>
public sealed class TelemetryTests
{
    private const string Pasted = "Canary-user canary@canary.example says: smtp.canary.example 535 5.7.8 Authentication failed for canary-password";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_say_how_many_and_never_who_where_or_what()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(null, "--Telemetry:Prometheus=true");
        bot.Connector.Open("canary-conversation");
        await bot.SayAsync(Pasted, "canary-conversation");
        await bot.QuietAsync();
        var said = await bot.MetricsAsync();

        Assert.Contains("smtphelpbot_turns_total{", said, StringComparison.Ordinal);
        Assert.Contains("outcome=\"committed\"", said, StringComparison.Ordinal);
        Assert.Contains("smtphelpbot_diagnoses_total{", said, StringComparison.Ordinal);
        Assert.Contains("smtphelpbot_outbox_age_seconds", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_read_at_an_address_of_their_own_where_nothing_else_is()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Telemetry:Prometheus=true");
        using var metrics = new HttpClient { BaseAddress = new(bot.Urls.ElementAt(1)) };

        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync("/metrics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await metrics.GetAsync("/metrics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await metrics.GetAsync("/readyz", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await metrics.PostAsync("/api/messages", new StringContent("{}"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
    }

    [Fact]
    public async Task Metrics_and_desk_keep_their_addresses_where_the_settings_name_those_of_the_server()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Telemetry:Prometheus=true", "--Kestrel:Endpoints:Bot:Url=http://127.0.0.1:0");
        var desk = bot.Get<DeskAddress>().Value;
        using var metrics = new HttpClient { BaseAddress = new(bot.Urls.Single(url => url != desk.OriginalString && new Uri(url) != bot.Client.BaseAddress)) };

        Assert.Equal(HttpStatusCode.OK, (await metrics.GetAsync("/metrics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await metrics.GetAsync("/readyz", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync("/metrics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await metrics.GetAsync(desk, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message("hello"))).StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:9464", true)]
    [InlineData("http://127.0.0.1:9464/metrics", false)]
    [InlineData("https://127.0.0.1:9464", false)]
    [InlineData("9464", false)]
    [InlineData("", false)]
    public void The_address_of_metrics_is_one_to_listen_at(string address, bool isGood)
    {
        var options = new TelemetryOptions { PrometheusAddress = address };
        Assert.Equal(isGood, !options.Validate(new(options)).Any());
    }

    [Fact]
    public async Task However_often_somebody_reads_figures_the_database_counts_once_in_a_while()
    {
        var time = new FakeTimeProvider();
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        var databases = new CountedDatabases(bot.Get<IDbContextFactory<BotDb>>());
        // Bots of other tests have such figures too: only those that are made here and now are read.
        var (here, isMaking) = (Environment.CurrentManagedThreadId, false);
        using var reader = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (isMaking && Environment.CurrentManagedThreadId == here && instrument.Meter.Name == BotFigures.Meter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        using var figures = StartAndMake();
        isMaking = false;
        for (var look = 0; look < 5; look++)
        {
            reader.RecordObservableInstruments();
        }

        Assert.Equal(2, databases.Opened);
        time.Advance(TimeSpan.FromSeconds(10));
        reader.RecordObservableInstruments();
        Assert.Equal(4, databases.Opened);

        StoredFigures StartAndMake()
        {
            isMaking = false;
            reader.Start();
            isMaking = true;
            return new(databases, time);
        }
    }

    [Fact]
    public async Task Without_the_setting_there_are_no_metrics_to_read()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);

        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.GetAsync("/metrics", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_trace_follows_one_message_from_the_entrance_to_the_platform()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BotTrace.Source,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var bot = await RunningBot.StartWithTheRealBotAsync(null, "--Probe:Allow:0=127.97.0.0/16");
        bot.Connector.Open("traced");
        await bot.SayAsync(Pasted, "traced");
        await bot.Connector.NextAsync();
        await bot.QuietAsync();
        await using var server = new PlainMailServer();
        await bot.SayAsync($"check {server.Address}:{PlainMailServer.Port}", "traced");
        await bot.QuietAsync();

        // Other tests run beside this one, so only whole traces count.
        var way = spans.GroupBy(span => span.TraceId).Select(trace => trace.Select(span => span.OperationName).ToHashSet(StringComparer.Ordinal)).ToList();
        Assert.Contains(way, steps => steps.SetEquals(["accept", "turn", "deliver"]));
        Assert.Contains(way, steps => steps.SetEquals(["accept", "turn", "probe", "deliver"]));
        Assert.All(spans, span => Assert.Empty(span.TagObjects));
    }

    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs_and_no_word_of_what_people_say_and_who_they_are()
    {
        await using var collector = await CollectorStandIn.StartAsync();
        await using var bot = await BotProcess.StartAsync(null, $"--Telemetry:OtlpEndpoint={collector.Url}");
        bot.Connector.Open("anna");
        await bot.PostAsync(Said(bot, "anna"));
        // What a platform refuses for good is a line in the log.
        bot.Connector.Open("closed", _ => new(StatusCodes.Status403Forbidden));
        bot.Connector.Open("desk");
        await bot.PostAsync(Said(bot, "closed"));
        await bot.QuietAsync();
        Assert.Contains(bot.LoadedFiles(), IsOfOpenTelemetry);
        await bot.StopAsync();

        Assert.All((string[])["/v1/traces", "/v1/metrics", "/v1/logs"], path => Assert.NotEmpty(collector.Bodies(path)));
        Assert.All((string[])["/v1/traces", "/v1/metrics", "/v1/logs"], path => Assert.All(collector.Bodies(path), body =>
            Assert.DoesNotContain("canary", Encoding.UTF8.GetString(body), StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(collector.Bodies("/v1/logs"), body => Encoding.UTF8.GetString(body).Contains("dead letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_turned_away_is_counted_by_the_door_and_the_reason()
    {
        await using var scene = await SlackScene.StartAsync(null, "--Telemetry:Prometheus=true", "--Door:PerPersonInTenSeconds=1");
        const string Door = "/slack/events", Json = "application/json";
        var busy = scene.Person("ANNA");
        var before = await scene.Bot.MetricsAsync();
        await scene.PostAsync(Door, "{}", Json, secret: "another secret of anybody");
        await scene.Bot.Client.PostAsync(Door, new StringContent("{}"), Cancel);
        await scene.PostAsync(Door, "no object", Json);
        await scene.PostAsync(Door, """{"type":"event_callback","team_id":"T0OTHER","event":{"type":"message","channel":"D0EVE","user":"U0EVE","text":"hello","ts":"1.0"}}""", Json);
        await scene.Bot.PostAsync("{}");
        using var large = SlackStandIn.NewRequest(Door, new('x', (1024 * 1024) + 1), Json, SlackStandIn.Secret);
        large.Headers.TransferEncodingChunked = true;
        await scene.Bot.Client.SendAsync(large, Cancel);
        await scene.Bot.Client.SendAsync(new(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}"), Headers = { Host = "evil.example" } }, Cancel);
        using var local = await DeskDriver.OpenAsync(scene.Bot);
        await local.GetAsync("/desk.js", ("Sec-Fetch-Site", "cross-site"));
        local.Cookie = null;
        await local.GetAsync("/");
        string[] all =
        [
            "door=\"Slack\",reason=\"Forged\"", "door=\"Slack\",reason=\"NoTimestamp\"", "door=\"Slack\",reason=\"Unreadable\"", "door=\"Slack\",reason=\"Foreign\"",
            "door=\"Slack\",reason=\"TooMuch\"", "door=\"Slack\",reason=\"TooLarge\"", "door=\"Teams\",reason=\"Unreadable\"", "door=\"Teams\",reason=\"NotLocal\"",
            "door=\"Desk\",reason=\"OtherPage\"", "door=\"Desk\",reason=\"NoKey\"",
        ];
        var missing = all;
        for (var look = 0; look < 100 && missing.Length > 0; look++)
        {
            // Whatever the time, two of these fall into one window.
            await scene.PostAsync(Door, SlackVisitor.Event(busy.Message(busy.Direct, "again")), Json);
            // What was read once is handed out again for a moment.
            await Task.Delay(50, Cancel);
            var after = await scene.Bot.MetricsAsync();
            missing = [.. all.Where(tags => Count(after, tags) <= Count(before, tags))];
        }

        Assert.Empty(missing);

        static double Count(string metrics, string tags) => metrics.Split('\n').Where(line => line.StartsWith("smtphelpbot_refusals_total{", StringComparison.Ordinal) && line.Contains(tags, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture)).FirstOrDefault();
    }

    [Fact]
    public async Task Where_no_setting_asks_for_it_nothing_of_OpenTelemetry_is_loaded()
    {
        await using var bot = await BotProcess.StartAsync(null);
        bot.Connector.Open("anna");
        await bot.PostAsync(Said(bot, "anna"));
        await bot.QuietAsync();

        Assert.Contains("SmtpHelpBot.Conversation.dll", bot.LoadedFiles());
        Assert.DoesNotContain(bot.LoadedFiles(), IsOfOpenTelemetry);
    }

    private static bool IsOfOpenTelemetry(string file) => file.StartsWith("OpenTelemetry", StringComparison.Ordinal);

    private static JObject Said(BotProcess bot, string conversation)
    {
        var message = bot.Message(Pasted, conversation);
        (message["from"], message["conversation"]) = (new JObject { ["id"] = "29:anna", ["name"] = "Canary-name" }, new JObject { ["id"] = conversation });
        return message;
    }

    /// <summary>Counts how often the database is opened.</summary>
    private sealed class CountedDatabases(IDbContextFactory<BotDb> databases) : IDbContextFactory<BotDb>
    {
        public int Opened { get; private set; }

        public BotDb CreateDbContext()
        {
            Opened++;
            return databases.CreateDbContext();
        }
    }
}
