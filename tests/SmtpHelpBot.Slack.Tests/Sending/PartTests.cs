using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Sending;

/// <summary>A message that is too long for one of Slack, or is not where it was.</summary>
public sealed class PartTests : SendingTests
{
    [Fact]
    public async Task A_card_of_many_blocks_is_sent_in_parts_and_changed_in_parts()
    {
        var card = Card(headings: 70);
        Assert.Equal(new SlackResult.Begun("1.0"), await Desk.Sender.SendAsync(card, default));
        card.Id = "1.0";
        Assert.Equal("1.0,2.0", Ts(await SendAsync(card)));
        Assert.Equal([50, 20], Desk.Slack.CallsOf("chat.postMessage").Select(post => ((JArray)post["blocks"]!).Count));

        var shorter = Card(headings: 10);
        shorter.Id = "1.0,2.0";
        Assert.Equal("1.0", Ts(await Desk.Sender.UpdateAsync(shorter, default)));
        Assert.Equal("1.0", Assert.Single(Desk.Slack.CallsOf("chat.update")).Value<string>("ts"));
        Assert.Equal("2.0", Assert.Single(Desk.Slack.CallsOf("chat.delete")).Value<string>("ts"));
    }

    [Fact]
    public async Task A_card_that_Slack_stops_in_the_middle_goes_on_there()
    {
        var card = Card(headings: 120);
        card.Id = "1.0,2.0";
        Desk.Slack.Refuses("chat.postMessage", "ratelimited");
        Assert.IsType<SlackResult.Later>(await SendAsync(card));
        Desk.Slack.On("chat.postMessage", _ => new JObject { ["ok"] = true, ["ts"] = "3.0" });
        Assert.Equal("1.0,2.0,3.0", Ts(await SendAsync(card)));
        Assert.Equal([20, 20], Desk.Slack.CallsOf("chat.postMessage").Select(post => ((JArray)post["blocks"]!).Count));
    }

    [Fact]
    public async Task A_card_that_grows_tells_each_new_part_before_the_next()
    {
        var card = Card(headings: 120);
        card.Id = "7.0";
        Assert.Equal(new SlackResult.Begun("7.0,1.0"), await Desk.Sender.UpdateAsync(card, default));
        card.Id = "7.0,1.0";
        Assert.Equal("7.0,1.0,2.0", Ts(await Desk.Sender.UpdateAsync(card, default)));
        Assert.Equal(2, Desk.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task The_first_part_of_a_card_that_is_gone_is_sent_anew_and_told_before_the_others_are_changed()
    {
        Desk.Slack.On("chat.update", changed => changed.Value<string>("ts") == "7.0" ? new() { ["ok"] = false, ["error"] = "message_not_found" } : new() { ["ok"] = true });
        var card = Card(headings: 70);
        card.Id = "7.0,8.0";
        Assert.Equal(new SlackResult.Begun("1.0,8.0"), await Desk.Sender.UpdateAsync(card, default));
        card.Id = "1.0,8.0";
        Assert.Null(Ts(await Desk.Sender.UpdateAsync(card, default)));
    }

    [Fact]
    public async Task A_changed_message_that_is_gone_is_sent_anew_under_the_id_it_has_then_and_a_deleted_one_is_deleted()
    {
        Desk.Slack.Refuses("chat.update", "message_not_found").Refuses("chat.delete", "message_not_found");
        var message = Words("D0ANNA", "now");
        message.Id = "7.0";
        Assert.Equal("1.0", Ts(await Desk.Sender.UpdateAsync(message, default)));
        Assert.Single(Desk.Slack.CallsOf("chat.postMessage"));
        Assert.IsType<SlackResult.Done>(await Desk.Sender.DeleteAsync(message, default));
    }

    [Fact]
    public async Task What_nobody_keeps_waits_as_Slack_asks_and_goes_on_with_the_part_that_was_too_fast()
    {
        var posts = new List<DateTimeOffset>();
        Desk.Slack.OnHttp("chat.postMessage", _ =>
        {
            posts.Add(Desk.Time.GetUtcNow());
            return posts.Count == 2 ? TooFast(20) : FakeSlack.Json(new() { ["ok"] = true, ["ts"] = $"{posts.Count}.0" });
        });

        Assert.Equal("1.0,3.0", Ts(await Await(Desk.Sender.SendWholeAsync(Card(headings: 60), default))));
        Assert.InRange((posts[2] - posts[1]).TotalSeconds, 20, double.MaxValue);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(3600, 1)]
    public async Task What_nobody_keeps_does_not_wait_for_ever(int asked, int tries)
    {
        Desk.Slack.OnHttp("chat.postMessage", _ => TooFast(asked));
        Assert.IsType<SlackResult.Later>(await Await(Desk.Sender.SendWholeAsync(Words("C0HELP", "hello"), default)));
        Assert.Equal(tries, Desk.Slack.CallsOf("chat.postMessage").Count);
    }

    /// <summary>Lets time pass until it is done.</summary>
    private async Task<SlackResult> Await(Task<SlackResult> sending)
    {
        while (!sending.IsCompleted)
        {
            Desk.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await sending;
    }
}
