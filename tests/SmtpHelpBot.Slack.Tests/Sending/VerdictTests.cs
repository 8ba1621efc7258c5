using System.Net;
using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Slack.Tests.Sending;

/// <summary>What becomes of what Slack says to a message.</summary>
public sealed class VerdictTests : SendingTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ok":"yes"}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("<html>A proxy wants you to sign in.</html>")]
    public async Task What_does_not_say_that_it_is_done_is_not_done(string body)
    {
        Desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
    }

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
        Desk.Slack.Refuses("chat.postMessage", error);
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
        Desk.Slack.Refuses("chat.postMessage", error);
        Assert.Equal(new SlackResult.Later(null, error), await SendAsync(Words("C0HELP", "hello")));
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task That_it_was_too_much_is_told_apart_from_trouble(string error)
    {
        Desk.Slack.Refuses("chat.postMessage", error);
        Assert.Equal(new SlackResult.Later(null, error, IsTooFast: true), await SendAsync(Words("C0HELP", "hello")));
    }

    [Fact]
    public async Task Retry_After_is_heard()
    {
        Desk.Slack.OnHttp("chat.postMessage", _ => TooFast(30));
        Assert.Equal(new SlackResult.Later(TimeSpan.FromSeconds(30), "HTTP 429", IsTooFast: true), await SendAsync(Words("C0HELP", "hello")));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_Slack_that_is_down_may_come_back(HttpStatusCode status)
    {
        Desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(status));
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
    }

    [Fact]
    public async Task A_broken_connection_and_an_unreadable_answer_may_pass()
    {
        Desk.Slack.OnHttp("chat.postMessage", _ => throw new HttpRequestException("gone"));
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0HELP", "hello")));
        Desk.Slack.OnHttp("chat.postMessage", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{ not json") });
        Assert.IsType<SlackResult.Later>(await SendAsync(Words("C0OTHER", "hello")));
    }

    [Fact]
    public async Task Who_sends_decides_how_soon_and_no_message_is_held_here()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Desk.Sender.SendAsync(Words("C0HELP", "one"), default)));
        Assert.Equal(20, Desk.Slack.CallsOf("chat.postMessage").Count);
    }
}
