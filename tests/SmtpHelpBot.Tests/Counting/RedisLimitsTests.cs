using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Pacing;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Counting;

/// <summary>Several processes keep the limits of the door and of the platforms together, in the real Redis.</summary>
public sealed class RedisLimitsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_to_two_processes_has_the_turns_of_one_person_and_those_of_a_process_alone_where_Redis_is_gone()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        var redis = await RedisServer.StartAsync(Cancel);
        string[] settings = [$"--Probe:Redis={redis.PatientConnection}", "--Door:PerPersonInTenSeconds=1000", "--Door:PerTenantInTenSeconds=4"];
        await using var one = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, settings);
        await using var other = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, settings);
        RunningBot[] bots = [one, other, one, other, one, other, one, other];
        var answers = await Task.WhenAll(bots.Select(bot => bot.PostAsync(bot.Message("again"))));

        // Each alone would take its four.
        Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10));
        await redis.DisposeAsync();
        await Eventually.IsAsync("a process that counts for itself", async () => (await one.PostAsync(one.Message("again"))).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_one_process_has_sent_the_other_counts_too()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancel);
        string[] settings = [$"--Probe:Redis={redis.PatientConnection}", "--Pacing:TeamsTenant=1/50"];
        await using var one = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync("here"), null, settings);
        await using var other = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync("there"), null, settings);
        one.Connector.Open("anna");
        other.Connector.Open("bert");
        await one.SayAsync("hello");
        await one.Connector.NextAsync();
        await other.SayAsync("hello", "bert");
        await Eventually.IsAsync("a conversation that is delayed", () => other.Get<Pacer>().Delayed > 0);
        Assert.True(other.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_lane_that_is_put_off_waits_and_the_place_it_took_counts_no_more()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var redis = await RedisServer.StartAsync(Cancel);
        await using var counts = new RedisCounts(redis.PatientConnection, TimeProvider.System, NullLogger<RedisCounts>.Instance);
        var time = new WatchedTime();
        var options = Options.Create(new PacingOptions { TeamsConversation = "", TeamsTenant = "2/600" });
        var (full, pacer) = (new CommonPace(new(options, time), options, counts), new Pacer(options, time));
        var pace = new CommonPace(pacer, options, counts);
        Assert.Null(await full.WaitAsync("a", Message("a"), Cancel));
        Assert.Null(await full.WaitAsync("b", Message("b"), Cancel));

        var wait = await pace.WaitAsync("c", Message("c"), Cancel);
        Assert.InRange(wait!.Value, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(10));
        // Both places are free.
        Assert.Null(pacer.Wait("c", Message("c")));
        Assert.Null(pacer.Wait("d", Message("d")));
        Assert.NotNull(pacer.Wait("e", Message("e")));
    }

    private static Parcel Message(string conversation) =>
        new(PostKind.Send, new Activity(ActivityTypes.Message, channelId: "msteams", conversation: new ConversationAccount(id: conversation, tenantId: "tenant")));
}
