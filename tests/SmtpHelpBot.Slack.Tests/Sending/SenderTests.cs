using System.Net;
using AdaptiveCards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Sending;

/// <summary>What goes out to Slack, and what becomes of what Slack says to it.</summary>
public sealed class SenderTests
{
    private readonly Desk desk = new();
    private int sent;

    public SenderTests() => desk.Slack
        .On("chat.postMessage", _ => new JObject { ["ok"] = true, ["ts"] = $"{++sent}.0" })
        .On("chat.postEphemeral", _ => new JObject { ["ok"] = true, ["message_ts"] = "9.0" })
        .On("chat.update", _ => new JObject { ["ok"] = true, ["ts"] = "1.0" })
        .On("chat.delete", _ => new JObject { ["ok"] = true });

    [Fact]
    public async Task A_message_is_posted_with_blocks_and_a_text_and_nothing_of_it_becomes_a_link_by_itself()
    {
        Assert.Equal("1.0", Ts(await SendAsync(Words("D0ANNA", "it says <!channel> & stops"))));

        var post = Assert.Single(desk.Slack.CallsOf("chat.postMessage"));
        Assert.Equal(("D0ANNA", "it says &lt;!channel&gt; &amp; stops", "none"), (post.Value<string>("channel"), post.Value<string>("text"), post.Value<string>("parse")));
        Assert.Equal("it says <!channel> & stops", post.SelectToken("blocks[0].elements[0].elements[0].text")!.Value<string>());
        Assert.Null(post["thread_ts"]);
    }

    [Theory]
    [InlineData("C0HELP;messageid=100.1", null, "100.1")]
    [InlineData("C0HELP", "200.1", "200.1")]
    [InlineData("C0HELP", "200.1,201.1", "200.1")]
    [InlineData("C0HELP", "press-1.2-U0ANNA", null)]
    [InlineData("D0ANNA", "200.1", null)]
    [InlineData("D0ANNA;messageid=100.1", "200.1", "100.1")]
    public async Task An_answer_goes_into_the_thread_where_there_is_one(string conversation, string? replyTo, string? thread)
    {
        var message = Words(conversation, "hello");
        message.ReplyToId = replyTo;
        await SendAsync(message);
        Assert.Equal(thread, Assert.Single(desk.Slack.CallsOf("chat.postMessage")).Value<string>("thread_ts"));
    }

    [Fact]
    public async Task What_is_for_one_person_is_shown_to_them_alone()
    {
        var message = Words("C0HELP", "only you see this");
        (message.DeliveryMode, message.Recipient) = (DeliveryModes.Ephemeral, new("U0MAX"));
        await SendAsync(message);
        Assert.Equal("U0MAX", Assert.Single(desk.Slack.CallsOf("chat.postEphemeral")).Value<string>("user"));
    }

    [Fact]
    public async Task A_card_of_many_blocks_is_sent_in_parts_and_changed_in_parts()
    {
        var card = Card(headings: 70);
        Assert.Equal(new SlackResult.Begun("1.0"), await desk.Sender.SendAsync(card, default));
        card.Id = "1.0";
        Assert.Equal("1.0,2.0", Ts(await SendAsync(card)));
        Assert.Equal([50, 20], desk.Slack.CallsOf("chat.postMessage").Select(post => ((JArray)post["blocks"]!).Count));

        var shorter = Card(headings: 10);
        shorter.Id = "1.0,2.0";
        Assert.Equal("1.0", Ts(await desk.Sender.UpdateAsync(shorter, default)));
        Assert.Equal("1.0", Assert.Single(desk.Slack.CallsOf("chat.update")).Value<string>("ts"));
        Assert.Equal("2.0", Assert.Single(desk.Slack.CallsOf("chat.delete")).Value<string>("ts"));
    }

    [Fact]
    public async Task A_card_that_Slack_stops_in_the_middle_goes_on_there()
    {
        var card = Card(headings: 120);
        card.Id = "1.0,2.0";
        desk.Slack.Refuses("chat.postMessage", "ratelimited");
        Assert.IsType<SlackResult.Later>(await SendAsync(card));
        desk.Slack.On("chat.postMessage", _ => new JObject { ["ok"] = true, ["ts"] = "3.0" });
        Assert.Equal("1.0,2.0,3.0", Ts(await SendAsync(card)));
        Assert.Equal([20, 20], desk.Slack.CallsOf("chat.postMessage").Select(post => ((JArray)post["blocks"]!).Count));
    }

    [Fact]
    public async Task A_card_that_grows_tells_each_new_part_before_the_next()
    {
        var card = Card(headings: 120);
        card.Id = "7.0";
        Assert.Equal(new SlackResult.Begun("7.0,1.0"), await desk.Sender.UpdateAsync(card, default));
        card.Id = "7.0,1.0";
        Assert.Equal("7.0,1.0,2.0", Ts(await desk.Sender.UpdateAsync(card, default)));
        Assert.Equal(2, desk.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task The_first_part_of_a_card_that_is_gone_is_sent_anew_and_told_before_the_others_are_changed()
    {
        desk.Slack.On("chat.update", changed => changed.Value<string>("ts") == "7.0" ? new() { ["ok"] = false, ["error"] = "message_not_found" } : new() { ["ok"] = true });
        var card = Card(headings: 70);
        card.Id = "7.0,8.0";
        Assert.Equal(new SlackResult.Begun("1.0,8.0"), await desk.Sender.UpdateAsync(card, default));
        card.Id = "1.0,8.0";
        Assert.Null(Ts(await desk.Sender.UpdateAsync(card, default)));
    }

    [Fact]
    public async Task What_answers_to_an_opened_App_Home_is_shown_there()
    {
        desk.Slack.On("views.publish", _ => new JObject { ["ok"] = true });
        var message = Words("D0ANNA", "Welcome home");
        message.ReplyToId = "home-Ev1";
        Assert.Null(Ts(await SendAsync(message)));

        var published = Assert.Single(desk.Slack.CallsOf("views.publish"));
        Assert.Equal("U0ANNA", published.Value<string>("user_id"));
        Assert.Contains("Welcome home", published.ToString(), StringComparison.Ordinal);
        Assert.Empty(desk.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ok":"yes"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("<html>A proxy wants you to sign in.</html>")]
    public async Task What_does_not_say_that_it_is_done_is_not_done(string body)
    {
        desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
    }

    [Fact]
    public async Task A_changed_message_that_is_gone_is_sent_anew_under_the_id_it_has_then_and_a_deleted_one_is_deleted()
    {
        desk.Slack.Refuses("chat.update", "message_not_found").Refuses("chat.delete", "message_not_found");
        var message = Words("D0ANNA", "now");
        message.Id = "7.0";
        Assert.Equal("1.0", Ts(await desk.Sender.UpdateAsync(message, default)));
        Assert.Single(desk.Slack.CallsOf("chat.postMessage"));
        Assert.IsType<SlackResult.Done>(await desk.Sender.DeleteAsync(message, default));
    }

    [Fact]
    public async Task A_file_goes_as_a_file_and_where_the_app_may_not_its_words_are_posted()
    {
        var message = Words("C0HELP", "The whole talk.");
        message.Attachments = [new("text/plain", name: "mail.example.org.txt", content: "S: 220 <!channel> *hi*")];
        desk.Slack
            .On("files.getUploadURLExternal", _ => new JObject { ["ok"] = true, ["upload_url"] = "https://slack.test/upload", ["file_id"] = "F1" })
            .OnHttp("upload", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("OK - 22") })
            .On("files.completeUploadExternal", _ => new JObject { ["ok"] = true });
        await SendAsync(message);
        Assert.Equal("mail.example.org.txt", Assert.Single(desk.Slack.CallsOf("files.getUploadURLExternal")).Value<string>("filename"));
        Assert.Empty(desk.Slack.CallsOf("chat.postMessage"));

        desk.Slack.Refuses("files.getUploadURLExternal", "missing_scope");
        Assert.Equal("1.0", Ts(await SendAsync(message)));
        var post = Assert.Single(desk.Slack.CallsOf("chat.postMessage"));
        Assert.Contains("220 <!channel> *hi*", post.SelectToken("blocks[0].elements[0].elements[0].text")!.Value<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", post.Value<string>("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_text_goes_as_a_file()
    {
        desk.Slack
            .On("files.getUploadURLExternal", _ => new JObject { ["ok"] = true, ["upload_url"] = "https://slack.test/upload", ["file_id"] = "F1" })
            .OnHttp("upload", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("OK - 9000") })
            .On("files.completeUploadExternal", _ => new JObject { ["ok"] = true });
        await SendAsync(Words("C0HELP;messageid=1.1", new string('x', 9000)));

        Assert.Equal("9000", Assert.Single(desk.Slack.CallsOf("files.getUploadURLExternal")).Value<string>("length"));
        var completed = Assert.Single(desk.Slack.CallsOf("files.completeUploadExternal"));
        Assert.Equal(("C0HELP", "1.1", "F1"), (completed.Value<string>("channel_id"), completed.Value<string>("thread_ts"), completed.SelectToken("files[0].id")!.Value<string>()));
    }

    [Fact]
    public async Task Typing_is_not_sent() => Assert.Null(Ts(await desk.Sender.SendAsync(new Activity("typing"), default)));

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("token_revoked")]
    [InlineData("missing_scope")]
    [InlineData("invalid_blocks")]
    [InlineData("something_new")]
    public async Task A_refusal_is_for_good(string error)
    {
        desk.Slack.Refuses("chat.postMessage", error);
        Assert.Equal(new SlackResult.Refused(error), await SendAsync(Words("C0HELP", "hello")));
    }

    [Theory]
    [InlineData("invalid_auth", true)]
    [InlineData("not_authed", true)]
    [InlineData("token_expired", true)]
    [InlineData("token_revoked", true)]
    [InlineData("account_inactive", true)]
    [InlineData("app_uninstalled", true)]
    [InlineData("missing_scope", false)]
    [InlineData("is_archived", false)]
    public void A_refusal_of_the_token_is_told_apart_from_one_that_no_token_mends(string error, bool isMended) =>
        Assert.Equal(isMended, new SlackResult.Refused(error).IsMendedByToken);

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    [InlineData("service_unavailable")]
    public async Task Trouble_may_pass(string error)
    {
        desk.Slack.Refuses("chat.postMessage", error);
        Assert.Equal(new SlackResult.Later(null, error), await SendAsync(Words("C0HELP", "hello")));
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task That_it_was_too_much_is_told_apart_from_trouble(string error)
    {
        desk.Slack.Refuses("chat.postMessage", error);
        Assert.Equal(new SlackResult.Later(null, error, IsTooFast: true), await SendAsync(Words("C0HELP", "hello")));
    }

    [Fact]
    public async Task Retry_After_is_heard()
    {
        desk.Slack.OnHttp("chat.postMessage", _ => TooFast(30));
        Assert.Equal(new SlackResult.Later(TimeSpan.FromSeconds(30), "HTTP 429", IsTooFast: true), await SendAsync(Words("C0HELP", "hello")));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_Slack_that_is_down_may_come_back(HttpStatusCode status)
    {
        desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(status));
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
    }

    [Fact]
    public async Task A_broken_connection_and_an_unreadable_answer_may_pass()
    {
        desk.Slack.OnHttp("chat.postMessage", _ => throw new HttpRequestException("gone"));
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
        desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{ not json") });
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0OTHER", "hello")));
    }

    [Fact]
    public async Task Who_sends_decides_how_soon_and_no_message_is_held_here()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.Sender.SendAsync(Words("C0HELP", "one"), default)));
        Assert.Equal(20, desk.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task What_nobody_keeps_waits_as_Slack_asks_and_goes_on_with_the_part_that_was_too_fast()
    {
        var posts = new List<DateTimeOffset>();
        desk.Slack.OnHttp("chat.postMessage", _ =>
        {
            posts.Add(desk.Time.GetUtcNow());
            return posts.Count == 2 ? TooFast(20) : FakeSlack.Json(new() { ["ok"] = true, ["ts"] = $"{posts.Count}.0" });
        });

        Assert.Equal("1.0,3.0", Ts(await Await(desk.Sender.SendWholeAsync(Card(headings: 60), default))));
        Assert.InRange((posts[2] - posts[1]).TotalSeconds, 20, double.MaxValue);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(3600, 1)]
    public async Task What_nobody_keeps_does_not_wait_for_ever(int asked, int tries)
    {
        desk.Slack.OnHttp("chat.postMessage", _ => TooFast(asked));
        Assert.IsType<SlackResult.Later>(await Await(desk.Sender.SendWholeAsync(Words("C0HELP", "hello"), default)));
        Assert.Equal(tries, desk.Slack.CallsOf("chat.postMessage").Count);
    }

    private static HttpResponseMessage TooFast(int seconds) => new(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", $"{seconds}" } } };

    private static string? Ts(SlackResult result) => Assert.IsType<SlackResult.Done>(result).Body.Value<string>("ts");

    private Task<SlackResult> SendAsync(Activity message) => desk.Sender.SendAsync(message, default);

    /// <summary>Lets time pass until it is done.</summary>
    private async Task<SlackResult> Await(Task<SlackResult> sending)
    {
        while (!sending.IsCompleted)
        {
            desk.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await sending;
    }

    private static Activity Words(string conversation, string text) => new(ActivityTypes.Message, text: text) { Conversation = new() { Id = conversation }, Recipient = new("U0ANNA") };

    private static Activity Card(int headings)
    {
        var card = new AdaptiveCard("1.5") { FallbackText = "many" };
        card.Body.AddRange(Enumerable.Range(0, headings).Select(number => new AdaptiveTextBlock($"Heading {number}") { Size = AdaptiveTextSize.Large, Weight = AdaptiveTextWeight.Bolder }));
        var message = Words("D0ANNA", "");
        message.Attachments = [new() { ContentType = AdaptiveCard.ContentType, Content = JObject.Parse(card.ToJson()) }];
        return message;
    }
}
