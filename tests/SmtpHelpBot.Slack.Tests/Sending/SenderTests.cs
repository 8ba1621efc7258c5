using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Tests.Sending;

/// <summary>What goes out to Slack.</summary>
public sealed class SenderTests : SendingTests
{
    [Fact]
    public async Task A_message_is_posted_with_blocks_and_a_text_and_nothing_of_it_becomes_a_link_by_itself()
    {
        Assert.Equal("1.0", Ts(await SendAsync(Words("D0ANNA", "it says <!channel> & stops"))));

        var post = Assert.Single(Desk.Slack.CallsOf("chat.postMessage"));
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
        Assert.Equal(thread, Assert.Single(Desk.Slack.CallsOf("chat.postMessage")).Value<string>("thread_ts"));
    }

    [Fact]
    public async Task What_is_for_one_person_is_shown_to_them_alone()
    {
        var message = Words("C0HELP", "only you see this");
        (message.DeliveryMode, message.Recipient) = (DeliveryModes.Ephemeral, new("U0MAX"));
        await SendAsync(message);
        Assert.Equal("U0MAX", Assert.Single(Desk.Slack.CallsOf("chat.postEphemeral")).Value<string>("user"));
    }

    [Fact]
    public async Task What_answers_to_an_opened_App_Home_is_shown_there()
    {
        Desk.Slack.On("views.publish", _ => new JObject { ["ok"] = true });
        var message = Words("D0ANNA", "Welcome home");
        message.ReplyToId = "home-Ev1";
        Assert.Null(Ts(await SendAsync(message)));

        var published = Assert.Single(Desk.Slack.CallsOf("views.publish"));
        Assert.Equal("U0ANNA", published.Value<string>("user_id"));
        Assert.Contains("Welcome home", published.ToString(), StringComparison.Ordinal);
        Assert.Empty(Desk.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task A_file_goes_as_a_file_and_where_the_app_may_not_its_words_are_posted()
    {
        var message = Words("C0HELP", "The whole talk.");
        message.Attachments = [new("text/plain", name: "mail.example.org.txt", content: "S: 220 <!channel> *hi*")];
        Desk.Slack
            .On("files.getUploadURLExternal", _ => new JObject { ["ok"] = true, ["upload_url"] = "https://slack.test/upload", ["file_id"] = "F1" })
            .OnHttp("upload", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("OK - 22") })
            .On("files.completeUploadExternal", _ => new JObject { ["ok"] = true });
        await SendAsync(message);
        Assert.Equal("mail.example.org.txt", Assert.Single(Desk.Slack.CallsOf("files.getUploadURLExternal")).Value<string>("filename"));
        Assert.Empty(Desk.Slack.CallsOf("chat.postMessage"));

        Desk.Slack.Refuses("files.getUploadURLExternal", "missing_scope");
        Assert.Equal("1.0", Ts(await SendAsync(message)));
        var post = Assert.Single(Desk.Slack.CallsOf("chat.postMessage"));
        Assert.Contains("220 <!channel> *hi*", post.SelectToken("blocks[0].elements[0].elements[0].text")!.Value<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", post.Value<string>("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_text_goes_as_a_file()
    {
        Desk.Slack
            .On("files.getUploadURLExternal", _ => new JObject { ["ok"] = true, ["upload_url"] = "https://slack.test/upload", ["file_id"] = "F1" })
            .OnHttp("upload", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("OK - 9000") })
            .On("files.completeUploadExternal", _ => new JObject { ["ok"] = true });
        await SendAsync(Words("C0HELP;messageid=1.1", new string('x', 9000)));

        Assert.Equal("9000", Assert.Single(Desk.Slack.CallsOf("files.getUploadURLExternal")).Value<string>("length"));
        var completed = Assert.Single(Desk.Slack.CallsOf("files.completeUploadExternal"));
        Assert.Equal(("C0HELP", "1.1", "F1"), (completed.Value<string>("channel_id"), completed.Value<string>("thread_ts"), completed.SelectToken("files[0].id")!.Value<string>()));
    }

    [Fact]
    public async Task Typing_is_not_sent() => Assert.Null(Ts(await Desk.Sender.SendAsync(new Activity("typing"), default)));
}
