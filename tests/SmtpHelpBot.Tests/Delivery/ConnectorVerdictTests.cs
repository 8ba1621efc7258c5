using Microsoft.Bot.Schema;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>What becomes of a message that Teams does not take: over the real route to a connector that says no.</summary>
public sealed class ConnectorVerdictTests(ConnectorVerdictTests.Way way) : IClassFixture<ConnectorVerdictTests.Way>
{
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(17);

    public static TheoryData<int, string> Final => new(
        (403, "ConversationBlockedByUser"), (403, "MessageWritesBlocked"), (403, "BotNotInConversationRoster"), (403, "BotDisabledByAdmin"),
        (403, "ForbiddenOperationException"), (403, "NotEnoughPermissions"), (403, "InvalidBotApiHost"), (403, ""),
        (404, "ConversationNotFound"), (404, "BotNotInConversationRoster"), (404, ""), (413, "MessageSizeTooBig"), (501, ""), (400, ""), (405, ""), (410, ""));

    public static TheoryData<int, string> Passing => new(
        (401, ""), (401, "BotNotRegistered"), (408, ""), (412, ""), (429, ""), (500, ""), (502, ""), (503, ""), (504, ""), (507, ""));

    [Theory]
    [MemberData(nameof(Final))]
    public async Task What_will_be_the_same_next_time_is_given_up_by_the_name_that_Teams_has_for_it(int status, string code) =>
        Assert.Equal(new Receipt.Refused($"HTTP {status} {code}".TrimEnd()), await way.SendAsync(_ => No(status, code)));

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_may_pass_is_tried_again_and_only_429_is_about_the_pace(int status, string code)
    {
        var reason = $"HTTP {status} {code}".TrimEnd();

        Assert.Equal(new Receipt.Later(null, reason, IsTooFast: status == 429), await way.SendAsync(_ => No(status, code)));
        Assert.Equal(new Receipt.Later(Asked, reason, IsTooFast: status == 429), await way.SendAsync(_ => No(status, code) with { RetryAfter = "17" }));
    }

    [Fact]
    public void Every_verdict_of_the_table_has_an_example_here() => Assert.All(
        ConnectorVerdicts.Known.Where(verdict => verdict.Fate != Fate.Anew),
        verdict => Assert.Contains(((int)verdict.Status, verdict.Code), (verdict.Fate == Fate.Never ? Final : Passing).Select(row => row.Data)));

    [Fact]
    public void Every_code_and_bare_status_is_said_in_plain_words_to_whoever_looks_at_what_was_given_up() => Assert.All(
        ConnectorVerdicts.Known.Select(verdict => verdict.Reason.Split(' ')[^1].ToLowerInvariant()),
        word => Assert.True(Texts.English.Has($"letter.why.{word}"), word));

    [Fact]
    public async Task The_code_is_found_where_Teams_puts_it_inside_a_message()
    {
        var body = new { errorCode = 209, message = """{"subCode":"MessageWritesBlocked","details":"Thread is not present in message box"}""" };

        Assert.Equal(new Receipt.Refused("HTTP 403 MessageWritesBlocked"), await way.SendAsync(_ => new(403, Body: body)));
    }

    [Fact]
    public async Task A_change_of_a_card_that_somebody_deleted_is_sent_as_a_card_of_its_own() => Assert.Equal(
        new Receipt.Taken("new"),
        await way.HandAsync(PostKind.Update, new() { Id = "gone" }, call => call.Method == "PUT" ? No(404, "ActivityNotFoundInConversation") : ConnectorAnswer.Taken("new")));

    [Fact]
    public async Task An_answer_to_a_message_that_is_gone_is_said_beside_it() => Assert.Equal(
        new Receipt.Taken("new"),
        await way.HandAsync(PostKind.Send, new() { ReplyToId = "gone" }, call => call.ActivityId == "gone" ? No(404, "ActivityNotFoundInConversation") : ConnectorAnswer.Taken("new")));

    [Fact]
    public async Task A_line_in_the_thread_of_a_message_that_is_gone_is_said_in_its_channel() => Assert.Equal(
        new Receipt.Taken("new"),
        await way.HandAsync(
            PostKind.Send,
            new() { ReplyToId = "gone", Conversation = new(id: "19:helpdesk@thread.tacv2;messageid=gone") },
            call => call.Conversation == "19:helpdesk@thread.tacv2" ? ConnectorAnswer.Taken("new") : No(404, "ActivityNotFoundInConversation")));

    [Fact]
    public async Task What_is_gone_need_not_be_deleted() =>
        Assert.Equal(new Receipt.Taken(null), await way.HandAsync(PostKind.Delete, new() { Id = "gone" }, _ => No(404, "ActivityNotFoundInConversation")));

    [Fact]
    public async Task A_message_of_its_own_for_which_something_is_missing_is_given_up() =>
        Assert.Equal(new Receipt.Refused("HTTP 404 ActivityNotFoundInConversation"), await way.SendAsync(_ => No(404, "ActivityNotFoundInConversation")));

    private static ConnectorAnswer No(int status, string code) => new(status, Body: new { error = new { code, message = "No." } });

    /// <summary>The route of a host that runs, to its connector.</summary>
    public sealed class Way : IAsyncLifetime
    {
        private RunningBot bot = null!;
        private int conversations;

        public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);

        public ValueTask DisposeAsync() => bot.DisposeAsync();

        internal Task<Receipt> SendAsync(Func<ConnectorCall, ConnectorAnswer> says) => HandAsync(PostKind.Send, new(), says);

        internal Task<Receipt> HandAsync(PostKind kind, Activity activity, Func<ConnectorCall, ConnectorAnswer> says)
        {
            var conversation = activity.Conversation?.Id ?? $"conversation-{Interlocked.Increment(ref conversations)}";
            bot.Connector.Open(conversation.Split(";messageid=")[0], says);
            (activity.Type, activity.Text, activity.ChannelId, activity.ServiceUrl, activity.Conversation) = (ActivityTypes.Message, "hello", "msteams", bot.Connector.Url, new(id: conversation));
            return bot.Get<IEnumerable<IChannelRoute>>().Last().DeliverAsync(new(kind, activity), TestContext.Current.CancellationToken);
        }
    }
}
