using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SmtpHelpBot.Telemetry;
using SmtpHelpBot.Tests.Delivery;

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
        var said = await bot.Client.GetStringAsync("/metrics", Cancel);

        Assert.Contains("smtphelpbot_turns_total{", said, StringComparison.Ordinal);
        Assert.Contains("outcome=\"committed\"", said, StringComparison.Ordinal);
        Assert.Contains("smtphelpbot_diagnoses_total{", said, StringComparison.Ordinal);
        Assert.Contains("smtphelpbot_outbox_age_seconds", said, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1", said, StringComparison.Ordinal);
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
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        bot.Connector.Open("traced");
        await bot.SayAsync(Pasted, "traced");
        await bot.Connector.NextAsync();
        await bot.QuietAsync();

        // Other tests run beside this one, so only whole traces count.
        var way = spans.GroupBy(span => span.TraceId).Select(trace => trace.Select(span => span.OperationName).ToHashSet(StringComparer.Ordinal));
        Assert.Contains(way, steps => steps.SetEquals(["accept", "turn", "deliver"]));
        Assert.All(spans, span => Assert.Empty(span.TagObjects));
    }

    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs()
    {
        var paths = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(context =>
        {
            paths[context.Request.Path.Value!] = true;
            return Task.CompletedTask;
        });
        await collector.StartAsync(Cancel);
        await using (var bot = await RunningBot.StartWithTheRealBotAsync(null, $"--Telemetry:OtlpEndpoint={collector.Urls.Single()}"))
        {
            bot.Connector.Open("anna");
            await bot.SayAsync(Pasted);
            await bot.QuietAsync();
        }

        Assert.Superset(new HashSet<string>(["/v1/metrics", "/v1/traces"], StringComparer.Ordinal), paths.Keys.ToHashSet(StringComparer.Ordinal));
    }
}
