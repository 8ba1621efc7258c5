using CsCheck;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Delivery.Pacing;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class PacerTests
{
    private readonly FakeTimeProvider time = new(new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void However_many_lanes_send_no_limit_of_a_conversation_or_of_all_is_ever_exceeded_and_each_lane_gets_through() => Gen.Select(
        Gen.Int[0, 2000].Array[1, 40], Gen.Int[1, 5], Gen.Int[1, 4], Gen.Int[1, 5]).Sample(
        (gaps, perConversation, conversations, perSecond) =>
        {
            var clock = new FakeTimeProvider(time.GetUtcNow());
            var pacer = New(clock, $"{perConversation}/1, {perConversation + 1}/3", $"{perSecond}/1");
            var sent = new List<(string Place, DateTimeOffset At)>();
            var arrivals = Arrivals(gaps, conversations, clock.GetUtcNow());
            while (arrivals.TryDequeue(out var next, out _))
            {
                if (next.At > clock.GetUtcNow())
                {
                    clock.SetUtcNow(next.At);
                }

                if (pacer.Wait(next.Lane, Message(next.Place)) is { } wait)
                {
                    var at = clock.GetUtcNow() + wait;
                    arrivals.Enqueue(next with { At = at }, at);
                }
                else
                {
                    sent.Add((next.Place, clock.GetUtcNow()));
                }
            }

            Assert.Equal(gaps.Length, sent.Count);
            AssertKept(sent.Select(post => post.At), perSecond, 1);
            foreach (var conversation in sent.GroupBy(post => post.Place))
            {
                AssertKept(conversation.Select(post => post.At), perConversation, 1);
                AssertKept(conversation.Select(post => post.At), perConversation + 1, 3);
            }
        });

    [Fact]
    public void Those_who_ask_first_come_first()
    {
        var pacer = New(time, "1/1", "");
        Assert.Null(pacer.Wait("a", Message("19:x")));
        Assert.Equal([1, 2, 3], new[] { "b", "c", "d" }.Select(lane => pacer.Wait(lane, Message("19:x"))!.Value.TotalSeconds));
        Assert.Equal(3, pacer.Delayed);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, pacer.Wait("e", Message("19:x"))!.Value.TotalSeconds);
        Assert.Null(pacer.Wait("b", Message("19:x")));
        Assert.Equal(1, pacer.Wait("c", Message("19:x"))!.Value.TotalSeconds);
    }

    [Fact]
    public void Who_is_put_off_for_the_sake_of_a_conversation_holds_up_that_one_and_no_other_of_its_tenant()
    {
        var pacer = New(time, "7/1", "2/1");
        var hour = TimeSpan.FromHours(1);
        Assert.Null(pacer.Wait("a", Message("19:x")));
        Assert.Equal(hour, pacer.PutOff("a", Message("19:x"), hour));

        Assert.Null(pacer.Wait("b", Message("19:y")));
        Assert.Null(pacer.Wait("c", Message("19:z")));
        Assert.Equal(1, pacer.Wait("d", Message("19:z"))!.Value.TotalSeconds);
        Assert.Equal(hour, pacer.Wait("a", Message("19:x")));
        time.Advance(hour);
        Assert.Null(pacer.Wait("a", Message("19:x")));
    }

    [Fact]
    public void Slack_rests_as_a_whole_for_the_method_and_Teams_for_the_conversation()
    {
        var pacer = New(time, "", "");
        var (hour, minute) = (TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        pacer.Close(Message("19:x"), hour);
        Assert.Equal(hour, pacer.Wait("a", Message("19:x;messageid=7")));
        Assert.Null(pacer.Wait("b", Message("19:y")));

        pacer.Close(Message("C1", "slack"), minute);
        Assert.Equal(minute, pacer.Wait("c", Message("C2", "slack")));
        Assert.Null(pacer.Wait("c", Message("C2", "slack", PostKind.Update)));
        time.Advance(minute);
        Assert.Null(pacer.Wait("c", Message("C2", "slack")));
    }

    [Fact]
    public void Slack_takes_one_new_message_a_second_in_a_channel_and_fifty_changes_a_minute_in_all()
    {
        var pacer = new Pacer(Options.Create(new PacingOptions()), time);
        Assert.Null(pacer.Wait("a", Message("C1", "slack")));
        Assert.Equal(1, pacer.Wait("b", Message("C1;messageid=1.2", "slack"))!.Value.TotalSeconds);
        Assert.All(Enumerable.Range(0, 50), n => Assert.Null(pacer.Wait($"{n}", Message($"C{n}", "slack", PostKind.Update))));
        Assert.Equal(60, pacer.Wait("c", Message("C1", "slack", PostKind.Delete))!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("7/1, 8/2,60/30")]
    [InlineData("")]
    public void A_list_of_limits_is_read(string limits) => Assert.NotNull(PacingOptions.Read(limits));

    [Theory]
    [InlineData("7")]
    [InlineData("0/1")]
    [InlineData("7/0")]
    [InlineData("7/1/2")]
    [InlineData("seven/1")]
    [InlineData("7/1; 8/2")]
    public void What_is_no_list_of_limits_is_refused_at_start(string limits)
    {
        var fault = Assert.Single(new PacingOptions { TeamsTenant = limits }.Validate(new(this)));
        Assert.StartsWith("TeamsTenant must be a list of limits such as 7/1", fault.ErrorMessage, StringComparison.Ordinal);
    }

    private static Pacer New(TimeProvider clock, string conversation, string all) =>
        new(Options.Create(new PacingOptions { TeamsConversation = conversation, TeamsTenant = all }), clock);

    private static PriorityQueue<Arrival, DateTimeOffset> Arrivals(int[] gaps, int conversations, DateTimeOffset at)
    {
        var all = new PriorityQueue<Arrival, DateTimeOffset>();
        for (var n = 0; n < gaps.Length; n++)
        {
            at += TimeSpan.FromMilliseconds(gaps[n] / 10);
            all.Enqueue(new($"lane{n}", $"19:{n % conversations}", at), at);
        }

        return all;
    }

    private static void AssertKept(IEnumerable<DateTimeOffset> sent, int messages, int seconds)
    {
        var times = sent.ToList();
        Assert.All(times.Zip(times.Skip(messages)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(seconds)));
    }

    private static Parcel Message(string conversation, string channel = "msteams", PostKind kind = PostKind.Send) =>
        new(kind, new Activity(ActivityTypes.Message, channelId: channel, conversation: new ConversationAccount(id: conversation, tenantId: "tenant")));

    private sealed record Arrival(string Lane, string Place, DateTimeOffset At);
}
