using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of messages that are changed or taken away.</summary>
public sealed class EditTests
{
    private readonly Desk desk = new();

    [Fact]
    public async Task Changed_words_are_kept_under_the_time_of_their_message_and_of_the_change()
    {
        await TakeAsync(Changed("535 5.7.8", "535 5.7.139", at: "1795600005.000200"));

        var kept = Assert.Single(desk.Intake.Kept);
        Assert.Equal((ActivityTypes.MessageUpdate, "100.1", "535 5.7.139", "U0ANNA", "D0ANNA"), (kept.Type, kept.Id, kept.Text, kept.From.Id, kept.Conversation.Id));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_795_600_005).AddMicroseconds(200), kept.Timestamp);
    }

    [Fact]
    public async Task A_change_in_a_channel_belongs_to_the_thread_of_its_message_and_is_for_the_bot_where_it_names_it()
    {
        await TakeAsync(Changed("hello", $"<@{FakeSlack.Bot}> hello", at: "200.1", channel: "C0HELP"));
        await TakeAsync(Changed("hello", "hello all", at: "200.2", channel: "C0HELP"));

        Assert.Equal(("C0HELP;messageid=100.1", "hello"), (Assert.Single(desk.Intake.Kept).Conversation.Id, desk.Intake.Kept[0].Text));
    }

    [Fact]
    public async Task A_preview_that_Slack_adds_is_no_change_of_words()
    {
        await TakeAsync(Changed("see https://example.com", "see https://example.com", at: "200.1"));
        var unedited = Changed("one", "two", at: "200.1");
        ((JObject)unedited["event"]!["message"]!).Remove("edited");
        await TakeAsync(unedited);
        Assert.Empty(desk.Intake.Kept);
    }

    [Theory]
    [InlineData("user", FakeSlack.Bot)]
    [InlineData("bot_id", FakeSlack.BotId)]
    [InlineData("bot_id", "B0OTHER")]
    public async Task What_bots_change_and_take_away_is_left(string name, string value)
    {
        var (changed, deleted) = (Changed("one", "two", at: "200.1"), Deleted());
        (changed["event"]!["message"]![name], deleted["event"]!["previous_message"]![name]) = (value, value);
        await TakeAsync(changed);
        await TakeAsync(deleted);
        Assert.Empty(desk.Intake.Kept);
    }

    [Fact]
    public async Task A_message_that_is_taken_away_is_told_by_its_id_and_without_its_words()
    {
        await TakeAsync(Deleted());

        var kept = Assert.Single(desk.Intake.Kept);
        Assert.Equal((ActivityTypes.MessageDelete, "100.1", "U0ANNA", "D0ANNA"), (kept.Type, kept.Id, kept.From.Id, kept.Conversation.Id));
        Assert.Null(kept.Text);
    }

    [Fact]
    public async Task Where_others_answered_to_it_its_tombstone_tells_the_same()
    {
        var tombstone = Changed("535 5.7.8", "This message was deleted.", at: "200.1");
        (tombstone["event"]!["message"]!["subtype"], tombstone["event"]!["message"]!["user"]) = ("tombstone", "USLACKBOT");
        await TakeAsync(tombstone);
        Assert.Equal((ActivityTypes.MessageDelete, "100.1"), (Assert.Single(desk.Intake.Kept).Type, desk.Intake.Kept[0].Id));
    }

    [Fact]
    public async Task A_deletion_of_nothing_known_is_left()
    {
        var deleted = Deleted();
        ((JObject)deleted["event"]!).Remove("previous_message");
        await TakeAsync(deleted);
        Assert.Empty(desk.Intake.Kept);
    }

    private Task<SlackAnswer> TakeAsync(JObject payload) => desk.Events.TakeAsync(payload, TestContext.Current.CancellationToken);

    private static JObject Changed(string before, string after, string at, string channel = "D0ANNA")
    {
        var message = Said(after);
        message["edited"] = new JObject { ["user"] = "U0ANNA", ["ts"] = at };
        return Envelope(new() { ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = channel, ["ts"] = at, ["message"] = message, ["previous_message"] = Said(before) });
    }

    private static JObject Deleted() =>
        Envelope(new() { ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = "D0ANNA", ["ts"] = "300.1", ["deleted_ts"] = "100.1", ["previous_message"] = Said("my password") });

    private static JObject Said(string text) => new() { ["type"] = "message", ["user"] = "U0ANNA", ["text"] = text, ["ts"] = "100.1" };

    private static JObject Envelope(JObject happened) => new() { ["type"] = "event_callback", ["team_id"] = FakeSlack.Team, ["event_id"] = $"Ev{happened["ts"]}", ["event"] = happened };
}
