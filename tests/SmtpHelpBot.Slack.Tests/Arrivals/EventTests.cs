using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of events.</summary>
public sealed class EventTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task A_direct_message_is_kept_under_its_time_in_its_conversation()
    {
        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(Message("D0ANNA", "535 5.7.8 Bad credentials", "100.1")));

        var kept = Assert.Single(desk.Intake.Kept);
        Assert.Equal(("slack", "D0ANNA", "100.1", "535 5.7.8 Bad credentials"), (kept.ChannelId, kept.Conversation.Id, kept.Id, kept.Text));
        Assert.Equal(("U0ANNA", "Name of U0ANNA", "en-US"), (kept.From.Id, kept.From.Name, kept.Locale));
        Assert.Equal((FakeSlack.Team, "personal", FakeSlack.Bot), (kept.Conversation.TenantId, kept.Conversation.ConversationType, kept.Recipient.Id));
        Assert.False(kept.Conversation.IsGroup);
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_kept_in_the_thread_that_it_begins()
    {
        await TakeAsync(Message("C0HELP", $"<@{FakeSlack.Bot}> hello", "100.1", type: "app_mention"));

        var kept = Assert.Single(desk.Intake.Kept);
        Assert.Equal(("C0HELP;messageid=100.1", "hello", true), (kept.Conversation.Id, kept.Text, kept.Conversation.IsGroup));
    }

    [Fact]
    public async Task A_mention_in_a_thread_stays_in_it()
    {
        await TakeAsync(Message("C0HELP", $"<@{FakeSlack.Bot}> hello", "200.1", type: "app_mention", thread: "100.1"));

        Assert.Equal("C0HELP;messageid=100.1", Assert.Single(desk.Intake.Kept).Conversation.Id);
    }

    [Fact]
    public async Task The_same_words_as_a_message_and_as_a_mention_have_one_id()
    {
        await TakeAsync(Message("C0HELP", $"<@{FakeSlack.Bot}> hello", "100.1", type: "app_mention"));
        await TakeAsync(Message("C0HELP", $"<@{FakeSlack.Bot}> hello", "100.1"));

        Assert.Equal(2, desk.Intake.Kept.Count);
        Assert.Single(desk.Intake.Kept.Select(kept => (kept.Conversation.Id, kept.Type, kept.Id)).Distinct());
    }

    [Fact]
    public async Task What_people_say_to_each_other_in_a_channel_is_not_for_the_bot()
    {
        await TakeAsync(Message("C0HELP", "the mail does not go out", "100.1"));
        Assert.Empty(desk.Intake.Kept);
    }

    [Theory]
    [InlineData("user", FakeSlack.Bot)]
    [InlineData("bot_id", FakeSlack.BotId)]
    [InlineData("bot_id", "B0OTHER")]
    [InlineData("subtype", "channel_join")]
    [InlineData("subtype", "bot_message")]
    public async Task What_bots_write_and_what_is_no_new_message_is_left(string name, string value)
    {
        var message = Message("D0ANNA", "hello", "100.1");
        message["event"]![name] = value;

        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(message));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task Who_leaves_a_channel_is_no_longer_a_member_of_the_conversation()
    {
        await TakeAsync(Envelope(new() { ["type"] = "member_left_channel", ["user"] = "U0EMIL", ["channel"] = "C0HELP", ["channel_type"] = "C", ["team"] = FakeSlack.Team }));

        var kept = Assert.Single(desk.Intake.Kept);
        Assert.Equal((ActivityTypes.ConversationUpdate, "C0HELP", "U0EMIL"), (kept.Type, kept.Conversation.Id, Assert.Single(kept.MembersRemoved).Id));
    }

    [Theory]
    [InlineData("channel_left")]
    [InlineData("channel_archive")]
    [InlineData("channel_deleted")]
    [InlineData("group_left")]
    [InlineData("group_archive")]
    [InlineData("group_deleted")]
    public async Task A_channel_that_is_closed_to_the_bot_is_left_by_it(string type)
    {
        await TakeAsync(Envelope(new() { ["type"] = type, ["channel"] = "C0HELP", ["user"] = "U0EMIL" }));

        Assert.Equal(FakeSlack.Bot, Assert.Single(Assert.Single(desk.Intake.Kept).MembersRemoved).Id);
    }

    [Fact]
    public async Task A_leaving_that_names_no_channel_is_left()
    {
        Assert.Equal(SlackAnswer.Nothing, await TakeAsync(Envelope(new() { ["type"] = "channel_left" })));
        Assert.Empty(desk.Intake.Kept);
    }

    [Theory]
    [InlineData("T0OTHER", false)]
    [InlineData(FakeSlack.Team, true)]
    public async Task In_a_shared_channel_only_our_people_are_answered(string home, bool isKept)
    {
        var message = Message("C0SHARED", $"<@{FakeSlack.Bot}> hello", "100.1");
        message["event"]!["user_team"] = home;

        Assert.Equal(!isKept, await TakeAsync(message) is SlackAnswer.Foreign);
        Assert.Equal(isKept ? 1 : 0, desk.Intake.Kept.Count);
    }

    [Fact]
    public async Task A_message_of_nobody_is_left()
    {
        var message = Message("D0ANNA", "hello", "100.1");
        ((JObject)message["event"]!).Remove("user");
        await TakeAsync(message);
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task A_file_is_counted_and_not_read()
    {
        var message = Message("D0ANNA", "see here", "100.1");
        (message["event"]!["subtype"], message["event"]!["files"]) = ("file_share", new JArray(new JObject { ["id"] = "F1", ["url_private"] = "https://files.slack.com/secret" }));
        await TakeAsync(message);

        Assert.Null(Assert.Single(Assert.Single(desk.Intake.Kept).Attachments).ContentUrl);
    }

    [Fact]
    public async Task Another_workspace_is_refused()
    {
        var message = Message("D0ANNA", "hello", "100.1");
        message["team_id"] = "T0OTHER";
        Assert.IsType<SlackAnswer.Foreign>(await TakeAsync(message));
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task Another_app_is_refused()
    {
        var strict = new Desk(appId: "A0OURS");
        var message = Message("D0ANNA", "hello", "100.1");
        Assert.Equal(SlackAnswer.Nothing, await strict.Events.TakeAsync(message, default));
        message["api_app_id"] = "A0OTHER";
        Assert.IsType<SlackAnswer.Foreign>(await strict.Events.TakeAsync(message, default));
        Assert.Single(strict.Intake.Kept);
    }

    [Fact]
    public async Task While_Slack_does_not_say_who_we_are_events_come_again()
    {
        desk.Slack.Refuses("auth.test", "internal_error");
        Assert.IsType<SlackAnswer.Busy>(await TakeAsync(Message("D0ANNA", "hello", "100.1")));
        Assert.IsType<SlackAnswer.Busy>(await TakeAsync(Message("D0ANNA", "hello", "100.1")));
        Assert.Single(desk.Slack.CallsOf("auth.test"));
    }

    [Fact]
    public async Task A_crowded_bot_has_events_come_again()
    {
        desk.Intake.Wait = TimeSpan.FromSeconds(2);
        Assert.Equal(new SlackAnswer.Busy(TimeSpan.FromSeconds(2)), await TakeAsync(Message("D0ANNA", "hello", "100.1")));
    }

    [Fact]
    public async Task A_person_whom_Slack_does_not_name_is_called_by_their_id()
    {
        desk.Slack.Refuses("users.info", "user_not_found");
        await TakeAsync(Message("D0ANNA", "hello", "100.1"));
        Assert.Equal("U0ANNA", Assert.Single(desk.Intake.Kept).From.Name);
    }

    [Fact]
    public async Task However_many_messages_come_while_Slack_does_not_say_a_name_they_wait_for_it_once()
    {
        desk.Slack.Holds("users.info", _ => true, new TaskCompletionSource().Task);
        var first = TakeAsync(Message("D0ANNA", "first", "100.1"));
        while (!first.IsCompleted)
        {
            desk.Time.Advance(TimeSpan.FromSeconds(0.8));
            await Task.Yield();
        }

        await TakeAsync(Message("D0ANNA", "second", "100.2"));
        Assert.Equal(["U0ANNA", "U0ANNA"], desk.Intake.Kept.Select(kept => kept.From.Name));
    }

    [Fact]
    public async Task The_challenge_is_given_back()
    {
        var answer = Assert.IsType<SlackAnswer.Taken>(await TakeAsync(new() { ["type"] = "url_verification", ["challenge"] = "3eZbrw1aB" }));
        Assert.Equal("3eZbrw1aB", answer.Body!.Value<string>("challenge"));
    }

    [Fact]
    public async Task An_opened_App_Home_is_kept_for_its_turn_and_known_by_its_event()
    {
        var opened = Envelope(new() { ["type"] = "app_home_opened", ["user"] = "U0ANNA", ["channel"] = "D0ANNA", ["tab"] = "home", ["ts"] = "100.1" });
        await TakeAsync(opened);
        await TakeAsync(opened);

        Assert.Equal(2, desk.Intake.Kept.Count);
        var kept = Assert.Single(desk.Intake.Kept.DistinctBy(kept => kept.Id));
        Assert.Equal((ActivityTypes.Event, "home-Ev100.1", "D0ANNA", SlackCallbacks.HomeOpened), (kept.Type, kept.Id, kept.Conversation.Id, kept.Name));
        Assert.Empty(desk.Intake.Asked);
    }

    [Fact]
    public async Task A_crowded_bot_has_an_opened_App_Home_come_again()
    {
        desk.Intake.Wait = TimeSpan.Zero;
        Assert.IsType<SlackAnswer.Busy>(await TakeAsync(Envelope(new() { ["type"] = "app_home_opened", ["user"] = "U0ANNA", ["channel"] = "D0ANNA", ["tab"] = "home", ["ts"] = "100.1" })));
    }

    [Fact]
    public async Task A_slow_name_holds_up_its_own_conversation_and_no_other()
    {
        var named = new TaskCompletionSource();
        desk.Slack.Holds("users.info", asked => asked.Value<string>("user") == "U0ANNA", named.Task);
        var first = TakeAsync(Message("D0ANNA", "first", "100.1"));
        var second = TakeAsync(Message("D0ANNA", "second", "100.2"));
        var other = Message("D0MAX", "hello", "100.3");
        other["event"]!["user"] = "U0MAX";
        await TakeAsync(other);
        Assert.Equal(["hello"], desk.Intake.Kept.Select(kept => kept.Text));

        named.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["hello", "first", "second"], desk.Intake.Kept.Select(kept => kept.Text));
    }

    [Theory]
    [InlineData("it says &lt;no&gt; &amp; stops", "it says <no> & stops")]
    [InlineData("see <http://smtp.gmail.com|smtp.gmail.com>:587", "see smtp.gmail.com:587")]
    [InlineData("mail <mailto:anna@example.com|anna@example.com>", "mail anna@example.com")]
    [InlineData("<https://support.google.com/mail/?p=BadCredentials>", "https://support.google.com/mail/?p=BadCredentials")]
    [InlineData("<https://example.com/a|read this>", "read this (https://example.com/a)")]
    [InlineData("<@U0BOT> help", "help")]
    [InlineData("ask <@U0ERIN> in <#C0HELP|helpdesk>", "ask @U0ERIN in #helpdesk")]
    [InlineData("<!here> look", "@here look")]
    [InlineData("```535 5.7.8 Error```", "535 5.7.8 Error")]
    [InlineData("a &lt;@U0BOT&gt; that was typed", "a <@U0BOT> that was typed")]
    [InlineData("&amp;lt;", "&lt;")]
    public void What_was_typed_is_read(string sent, string typed) => Assert.Equal(typed, SlackText.Plain(sent, FakeSlack.Bot));

    private Task<SlackAnswer> TakeAsync(JObject payload) => desk.Events.TakeAsync(payload, TestContext.Current.CancellationToken);

    private static JObject Message(string channel, string text, string ts, string type = "message", string? thread = null)
    {
        var message = new JObject { ["type"] = type, ["channel"] = channel, ["user"] = "U0ANNA", ["text"] = text, ["ts"] = ts };
        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }

        return Envelope(message);
    }

    private static JObject Envelope(JObject happened) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlack.Team,
        ["api_app_id"] = "A0OURS",
        ["event_id"] = $"Ev{happened["ts"]}",
        ["event"] = happened,
    };
}
