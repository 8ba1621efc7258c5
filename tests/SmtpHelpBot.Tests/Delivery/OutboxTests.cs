using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What goes out is tried until its platform has it or refuses it for good.</summary>
public sealed class OutboxTests
{
    private readonly WatchedTime time = new();

    [Theory]
    [InlineData("30")]
    [InlineData("Tue, 24 Nov 2026 12:00:30 GMT")]
    public async Task A_platform_that_asks_to_wait_is_left_alone_for_as_long(string retryAfter)
    {
        await using var bot = await PostingBot.StartAsync(time);
        bot.Connector.Open("anna", PostingBot.Once(new(429, RetryAfter: retryAfter)));
        await bot.SayAsync("hello");
        await bot.Connector.NextAsync();

        var wait = await time.NextWaitAsync();
        Assert.InRange(wait.TotalSeconds, 30, 31);
        time.Advance(wait);
        Assert.Equal("hello", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_may_have_arrived_though_its_answer_was_lost_is_sent_again_and_counted()
    {
        await using var bot = await PostingBot.StartAsync(time, "--Telemetry:Prometheus=true");
        bot.Connector.Open("anna", PostingBot.Once(ConnectorAnswer.BrokenOff));
        await bot.SayAsync("hello");
        time.Advance(await time.NextWaitAsync());

        Assert.Equal("hello", (await bot.Connector.NextAsync()).Text);
        Assert.Equal(2, bot.Connector.Bodies.Count);
        Assert.Matches("smtphelpbot_posts_total\\{[^}]*outcome=\"Uncertain\"", await bot.MetricsAsync());
    }

    [Fact]
    public async Task A_platform_in_trouble_is_tried_again_at_growing_distances()
    {
        await using var bot = await PostingBot.StartAsync(time);
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
        await using var bot = await PostingBot.StartAsync(time);
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
        await using var bot = await PostingBot.StartAsync(time);
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
    public async Task A_notice_that_cannot_be_delivered_is_not_itself_a_reason_for_notices()
    {
        await using var bot = await PostingBot.StartAsync(time);
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

    private static async Task<DeadLetterRow> OnlyDeadLetterAsync(RunningBot bot)
    {
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.DeadLetters.SingleAsync(TestContext.Current.CancellationToken);
    }
}
