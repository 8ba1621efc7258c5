using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class OutboxTests
{
    private readonly WatchedTime time = new();

    [Theory]
    [InlineData("30")]
    [InlineData("Tue, 24 Nov 2026 12:00:30 GMT")]
    public async Task A_platform_that_asks_to_wait_is_left_alone_for_as_long(string retryAfter)
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", Once(new(429, RetryAfter: retryAfter)));
        await bot.SayAsync("hello");
        await bot.Connector.NextAsync();

        var wait = await time.NextWaitAsync();
        Assert.InRange(wait.TotalSeconds, 30, 31);
        time.Advance(wait);
        Assert.Equal("hello", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task A_platform_in_trouble_is_tried_again_at_growing_distances()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", _ => new(502));
        await bot.SayAsync("hello");
        foreach (var (least, most) in ((double, double)[])[(0.75, 1.25), (1.5, 2.5), (3, 5), (6, 10)])
        {
            await bot.Connector.NextAsync();
            var wait = await time.NextWaitAsync();
            Assert.InRange(wait.TotalSeconds, least, most);
            time.Advance(wait);
        }
    }

    [Fact]
    public async Task What_a_platform_could_not_take_for_a_day_becomes_a_dead_letter()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", call => call.Text == "lost" ? new(503, RetryAfter: "90000") : ConnectorAnswer.Taken("c"));
        await bot.SayAsync("lost");
        await bot.Connector.NextAsync();
        await time.NextWaitAsync();
        time.Advance(TimeSpan.FromHours(25));
        await bot.Connector.NextAsync();
        await bot.SayAsync("next");
        Assert.Equal("next", (await bot.Connector.NextAsync()).Text);
        Assert.Equal("given up: HTTP 503", (await OnlyDeadLetterAsync(bot)).Reason);
    }

    [Fact]
    public async Task What_a_platform_refuses_for_good_is_kept_the_helpdesk_hears_of_it_and_the_next_message_goes_on()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("helpdesk");
        bot.Connector.Open("anna", call => call.Text == "refused" ? new(403) : ConnectorAnswer.Taken("c"));
        await bot.SayAsync("helpdesk here", "helpdesk");
        await bot.SayAsync("refused");
        await bot.SayAsync("next");

        var calls = await bot.Connector.NextAsync(3);
        Assert.Equal(["refused", "next"], calls.Where(c => c.Conversation == "anna").Select(c => c.Text));
        Assert.Equal([Texts.English["delivery.dead_letter"]], calls.Where(c => c.Conversation == "helpdesk").Select(c => c.Text));
        var dead = await OnlyDeadLetterAsync(bot);
        Assert.Equal((DeadLetterKind.Post, "HTTP 403"), (dead.Kind, dead.Reason));
    }

    [Fact]
    public async Task A_card_is_changed_under_the_id_that_the_platform_gave_it()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", call => ConnectorAnswer.Taken("the-platforms-id"));
        await bot.SayAsync("card first");
        await bot.SayAsync("change second");
        var calls = await bot.Connector.NextAsync(2);
        Assert.Equal(("PUT", "the-platforms-id", "second"), (calls[1].Method, calls[1].ActivityId, calls[1].Text));
    }

    [Fact]
    public async Task A_waiting_change_is_replaced_by_a_newer_one_of_the_same_card()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", Once(new(429, RetryAfter: "5")));
        await bot.SayAsync("card first");
        await bot.Connector.NextAsync();
        var wait = await time.NextWaitAsync();
        await bot.SayAsync("change second");
        await bot.SayAsync("change third");
        await bot.SettleAsync("anna");
        time.Advance(wait);
        Assert.Equal([("POST", "first"), ("PUT", "third")], (await bot.Connector.NextAsync(2)).Select(c => (c.Method, c.Text!)));
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_change_of_a_card_that_never_arrived_is_sent_as_a_card_and_changed_from_then_on()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("change only");
        var call = await bot.Connector.NextAsync();
        Assert.Equal(("POST", "only"), (call.Method, call.Text));
        await bot.SayAsync("change again");
        call = await bot.Connector.NextAsync();
        Assert.Equal(("PUT", "c1", "again"), (call.Method, call.ActivityId, call.Text));
    }

    [Theory]
    [InlineData("anna", "anna")]
    [InlineData("19:team@thread.tacv2", "19:team@thread.tacv2;messageid=c1")]
    public async Task A_line_under_a_card_goes_into_its_thread(string room, string thread)
    {
        await using var bot = await StartAsync();
        bot.Connector.Open(room, _ => ConnectorAnswer.Taken("c1"));
        bot.Connector.Open(thread, _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("card first", room);
        await bot.SayAsync("under second", room);
        var line = (await bot.Connector.NextAsync(2))[1];
        Assert.Equal((thread, "c1", "second"), (line.Conversation, line.ActivityId, line.Text));
    }

    [Fact]
    public async Task A_line_under_a_card_that_never_arrived_is_a_message_of_its_own()
    {
        await using var bot = await StartAsync();
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        await bot.SayAsync("under alone");
        var line = await bot.Connector.NextAsync();
        Assert.Equal(("anna", null, "alone"), (line.Conversation, line.ActivityId, line.Text));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_delivered_is_not_itself_a_reason_for_notices()
    {
        await using var bot = await StartAsync();
        foreach (var room in (string[])["helpdesk", "second"])
        {
            bot.Connector.Open(room, _ => new(403));
            await bot.SayAsync("helpdesk here", room);
        }

        bot.Connector.Open("anna", call => call.Text == "refused" ? new(403) : ConnectorAnswer.Taken("c"));
        await bot.SayAsync("refused");
        Assert.Equal(["anna", "helpdesk", "second"], (await bot.Connector.NextAsync(3)).Select(c => c.Conversation).Order(StringComparer.Ordinal));
        foreach (var room in (string[])["helpdesk", "second"])
        {
            bot.Connector.Open(room);
            await bot.SayAsync("later", room);
            var call = await bot.Connector.NextAsync();
            Assert.Equal((room, "later"), (call.Conversation, call.Text));
        }
    }

    [Fact]
    public async Task A_card_arrives_as_it_was_sent()
    {
        var card = JObject.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Grüße, \"Anna\" <b> 2026-11-24T12:00:00Z","wrap":true}]}""");
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.SendActivityAsync(MessageFactory.Attachment(
            new Attachment("application/vnd.microsoft.card.adaptive", content: card))));
        bot.Connector.Open("anna");
        await bot.SayAsync("card");
        var arrived = (await bot.Connector.NextAsync()).Activity["attachments"]![0]!["content"]!;
        Assert.Equal(card.ToString(Formatting.None), arrived.ToString(Formatting.None));
    }

    [Fact]
    public async Task A_reply_is_changed_and_deleted_by_the_id_that_sending_it_gave()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            var sent = await turn.SendActivityAsync("one");
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: sent.Id, text: "two"));
            await turn.DeleteActivityAsync(sent.Id);
        });
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c7"));
        await bot.SayAsync("go");
        var calls = await bot.Connector.NextAsync(3);
        Assert.Equal([("POST", "one"), ("PUT", "two"), ("DELETE", null)], calls.Select(c => (c.Method, c.Text)));
        Assert.Equal(["c7", "c7"], calls.Skip(1).Select(c => c.ActivityId));
    }

    [Fact]
    public async Task A_burst_waits_for_the_pace_of_the_platform_and_arrives_whole_and_in_order()
    {
        await using var bot = await StartAsync("--Pacing:TeamsConversation=2/60");
        bot.Connector.Open("anna");
        foreach (var n in Enumerable.Range(1, 5))
        {
            await bot.SayAsync($"{n}");
        }

        Assert.Equal(["1", "2"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
        time.Advance(await time.NextWaitAsync());
        Assert.Equal(["3", "4"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
        Assert.True(bot.Connector.IsQuiet);
        time.Advance(await time.NextWaitAsync());
        Assert.Equal("5", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task Who_waits_for_the_pace_holds_no_worker()
    {
        await using var bot = await StartAsync("--Pacing:TeamsConversation=1/60", "--Delivery:SendsAtOnce=1");
        bot.Connector.Open("anna");
        bot.Connector.Open("bert");
        await bot.SayAsync("one");
        await bot.SayAsync("two");
        await bot.SettleAsync("anna");
        await time.NextWaitAsync();
        await bot.SayAsync("three", "bert");
        Assert.Equal(["one", "three"], (await bot.Connector.NextAsync(2)).Select(call => call.Text));
    }

    [Fact]
    public async Task Of_the_changes_of_a_card_that_wait_for_the_pace_the_newest_alone_goes_out_and_no_new_message_is_dropped()
    {
        await using var bot = await StartAsync("--Pacing:TeamsConversation=1/60");
        bot.Connector.Open("anna", _ => ConnectorAnswer.Taken("c1"));
        foreach (var said in (string[])["card first", "change second", "line", "change third"])
        {
            await bot.SayAsync(said);
        }

        await bot.SettleAsync("anna");
        var calls = new List<ConnectorCall> { await bot.Connector.NextAsync() };
        while (calls.Count < 3)
        {
            time.Advance(await time.NextWaitAsync());
            calls.Add(await bot.Connector.NextAsync());
        }

        Assert.Equal([("POST", "first"), ("POST", "line"), ("PUT", "third")], calls.Select(call => (call.Method, call.Text!)));
    }

    [Fact]
    public async Task When_a_platform_says_too_fast_every_thread_of_the_conversation_rests()
    {
        const string Room = "19:team@thread.tacv2";
        await using var bot = await StartAsync();
        bot.Connector.Open(Room, Once(new(429, RetryAfter: "30")));
        bot.Connector.Open("anna");
        await bot.SayAsync("first", Room);
        await bot.Connector.NextAsync();
        var wait = await time.NextWaitAsync();
        await bot.SayAsync("second", $"{Room};messageid=1");
        Assert.InRange((await time.NextWaitAsync()).TotalSeconds, 30, wait.TotalSeconds);
        await bot.SayAsync("elsewhere");
        Assert.Equal("elsewhere", (await bot.Connector.NextAsync()).Text);
        time.Advance(wait);
        Assert.Equal(["first", "second"], (await bot.Connector.NextAsync(2)).Select(call => call.Text).Order(StringComparer.Ordinal));
    }

    private Task<RunningBot> StartAsync(params string[] settings) =>
        RunningBot.StartAsync(PostAsync, services => services.AddSingleton<TimeProvider>(time), settings);

    private static Task PostAsync(ITurnContext turn, IServiceProvider services)
    {
        var post = services.GetRequiredService<IPost>();
        var here = turn.Activity.GetConversationReference();
        here.ActivityId = null;
        switch (turn.Activity.Text.Split(' ', 2))
        {
            case ["helpdesk", "here"]:
                services.GetRequiredService<IHelpdeskRooms>().Add(new Address("msteams", here.Conversation.Id, JsonConvert.SerializeObject(here)));
                break;
            case ["settle"]:
                break;
            case ["card", var text]:
                post.Send(here, MessageFactory.Text(text), "card");
                break;
            case ["under", var text]:
                post.Send(here, MessageFactory.Text(text), under: "card");
                break;
            case ["change", var text]:
                post.Update(here, "card", MessageFactory.Text(text));
                break;
            default:
                post.Send(here, MessageFactory.Text(turn.Activity.Text));
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>This answer first, and ids after it.</summary>
    private static Func<ConnectorCall, ConnectorAnswer> Once(ConnectorAnswer first)
    {
        var calls = 0;
        return _ => Interlocked.Increment(ref calls) == 1 ? first : ConnectorAnswer.Taken($"c{calls}");
    }

    private static async Task<DeadLetterRow> OnlyDeadLetterAsync(RunningBot bot)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.DeadLetters.SingleAsync(TestContext.Current.CancellationToken);
    }
}
