using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Desk.Transcripts;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Desk;

/// <summary>The desk with a bot whose lines the test writes.</summary>
public sealed class DeskTalkTests : IAsyncLifetime
{
    private const string Secret = "correct-horse-battery-9";
    private RunningBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync(PlayAsync);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task What_is_said_and_answered_arrives_without_a_reload()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await using var events = desk.FollowAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await NextAsync(events, e => e.Type == "current");
        await desk.SayAsync("is anyone there?");
        var said = await NextAsync(events, e => e.Data.Value<string>("text") == "is anyone there?");
        Assert.Equal("Robin Meyer", said.Data.Value<string>("from"));
        var answer = await NextAsync(events, e => e.Data.Value<string>("text") == "Robin Meyer says: is anyone there?");
        Assert.Null(answer.Data["from"]);
        Assert.Equal("robin", answer.Data.Value<string>("place"));
    }

    [Fact]
    public async Task A_file_reaches_the_page_as_the_words_it_is()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("file");

        var entry = await desk.WaitForAsync(entry => entry.Value<string>("text") == "To keep:");
        Assert.Equal("mail.example.org.txt", (string?)entry.SelectToken("file.name"));
        Assert.Equal("S: 220 <b>hi</b>", (string?)entry.SelectToken("file.text"));
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_and_nothing_twice()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("one");
        await desk.WaitForAsync(entry => entry.Value<string>("text") == "Robin Meyer says: one");
        var read = (await desk.HistoryAsync())[^1].Id;
        await desk.SayAsync("two");
        var missed = new List<DeskEvent>();
        await foreach (var told in desk.FollowAsync(read))
        {
            missed.Add(told);
            if (told.Data.Value<string>("text") == "Robin Meyer says: two")
            {
                break;
            }
        }

        Assert.All(missed, told => Assert.Equal("entry", told.Type));
        Assert.DoesNotContain(missed, told => told.Data.Value<string>("text") is "one" or "Robin Meyer says: one");
        Assert.Single(missed, told => told.Data.Value<string>("text") == "two");
    }

    [Fact]
    public async Task What_was_said_is_still_there_after_a_restart()
    {
        using (var desk = await DeskDriver.OpenAsync(bot))
        {
            await desk.SayAsync("one");
            await desk.WaitForAsync(entry => entry.Value<string>("text") == "Robin Meyer says: one");
        }

        await bot.RestartAsync();
        using var again = await DeskDriver.OpenAsync(bot);
        Assert.Equal(["one", "Robin Meyer says: one"], (await again.HistoryAsync()).Select(e => e.Data.Value<string>("text")).Where(text => text?.Contains("one", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_secret_is_masked_before_it_is_shown_or_kept()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync($"EMAIL_HOST_PASSWORD = '{Secret}'");
        await desk.WaitForAsync(entry => entry.Value<string>("text")?.StartsWith("Robin Meyer says", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(await desk.HistoryAsync(), e => e.Data.ToString().Contains(Secret, StringComparison.Ordinal));
        await bot.StopAsync();
        Assert.DoesNotContain(Directory.GetFiles(bot.Folder, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        await bot.StartAsync();
    }

    [Fact]
    public async Task A_pressed_button_is_answered_with_the_card_that_takes_its_place()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("card");
        var card = await desk.WaitForAsync(entry => entry["card"] is not null);
        Assert.Equal("A card", card.Value<string>("summary"));
        var answer = await desk.PressAsync(card.Value<string>("id")!, "go", new { step = 1 });
        Assert.Equal("Robin Meyer pressed go with 1", answer["card"]!["body"]![0]!.Value<string>("text"));
        var changed = await desk.WaitForAsync(entry => entry.Value<string>("id") == card.Value<string>("id"));
        Assert.Equal("Robin Meyer pressed go with 1", changed["card"]!["body"]![0]!.Value<string>("text"));
        Assert.Equal(card.Value<long>("position"), changed.Value<long>("position"));
        // The answer is no older than the change that the same turn made in the conversation.
        Assert.True(answer.Value<long>("version") >= changed.Value<long>("version"));
    }

    [Fact]
    public async Task A_button_that_sends_a_message_reaches_the_bot_as_one()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("card");
        var card = await desk.WaitForAsync(entry => entry["card"] is not null);
        var answer = await desk.PostAsync("/api/places/robin/presses", new { from = "robin", card = card.Value<string>("id"), kind = "Action.Submit", data = new { step = 2 } });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await desk.WaitForAsync(entry => entry.Value<string>("text") == "Robin Meyer submitted 2");
    }

    [Fact]
    public async Task Several_people_talk_and_each_is_known_by_name()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("hello", "sam", "group");
        await desk.WaitForAsync(entry => entry.Value<string>("place") == "group" && entry.Value<string>("text") == "Sam Carter says: hello");
        await desk.SayAsync("hello", "erin", "helpdesk");
        await desk.WaitForAsync(entry => entry.Value<string>("place") == "helpdesk" && entry.Value<string>("text") == "Erin Ito says: hello");
    }

    [Fact]
    public async Task New_users_begin_anew_and_the_helpdesk_stays()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        await desk.SayAsync("mine");
        await desk.SayAsync("ours", "erin", "helpdesk");
        await desk.WaitForAsync(entry => entry.Value<string>("text") == "Robin Meyer says: mine");
        await desk.WaitForAsync(entry => entry.Value<string>("text") == "Erin Ito says: ours");
        var before = (await desk.HistoryAsync())[0];
        await desk.PostAsync("/api/rounds", new { });
        await desk.WaitForAsync(entry => entry.Value<string>("place") == "robin");
        var after = await desk.HistoryAsync();
        Assert.NotEqual(before.Data.Value<string>("round"), after[0].Data.Value<string>("round"));
        Assert.Contains(after, e => e.Data.Value<string>("text") == "Erin Ito says: ours");
        Assert.DoesNotContain(after, e => e.Data.Value<string>("text")?.Contains("mine", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("/api/places/nowhere/messages", """{"from":"robin","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("/api/places/robin/messages", """{"from":"sam","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("/api/places/helpdesk/messages", """{"from":"robin","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("/api/places/robin/messages", """{"from":"robin","text":"  "}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/messages", """{"from":"robin","text":7}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/messages", "hello", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/messages", "", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/presses", """{"from":"robin","kind":"Action.Execute","data":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/presses", """{"from":"robin","card":"1","kind":"Action.Execute","data":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/places/robin/presses", """{"from":"robin","card":"1","kind":"Action.Http","data":{}}""", HttpStatusCode.BadRequest)]
    public async Task What_the_page_would_not_send_is_refused_in_a_line(string path, string body, HttpStatusCode status)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var answer = await desk.PostTextAsync(path, body);
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_so_that_no_form_of_another_page_gets_through()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await desk.PostTextAsync("/api/places/robin/messages", """{"from":"robin","text":"x"}""", "text/plain")).StatusCode);
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_413()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await desk.PostAsync("/api/places/robin/messages", new { from = "robin", text = new string('x', 1024 * 1024) })).StatusCode);
    }

    [Fact]
    public async Task A_message_that_the_bot_has_no_room_for_is_not_shown_as_sent()
    {
        var free = new TaskCompletionSource();
        await using var busy = await RunningBot.StartAsync((turn, _) => turn.Activity.Type == "message" ? free.Task : Task.CompletedTask, pieces: null, "--Delivery:WaitingTurns=1");
        using var desk = await DeskDriver.OpenAsync(busy);
        await desk.HistoryAsync();
        await busy.QuietAsync();
        await desk.SayAsync("first");
        var refused = await desk.PostAsync("/api/places/robin/messages", new { from = "robin", text = "second" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.DoesNotContain(await desk.HistoryAsync(), e => e.Data.Value<string>("text") == "second");
        free.SetResult();
    }

    [Fact]
    public async Task While_nothing_can_be_kept_the_page_is_asked_to_try_again_and_nothing_is_lost()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        foreach (var place in (string[])["robin", "sam", "group"])
        {
            await desk.WaitForAsync(entry => entry.Value<string>("place") == place);
        }

        var file = Path.Combine(bot.Folder, "desk.jsonl");
        bot.Get<TranscriptFile>().Dispose();
        File.Delete(file);
        Directory.CreateDirectory(file);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await desk.PostAsync("/api/places/robin/messages", new { from = "robin", text = "now?" })).StatusCode);
        Directory.Delete(file);
        await desk.SayAsync("and now?");
        await desk.WaitForAsync(entry => entry.Value<string>("text") == "Robin Meyer says: and now?");
    }

    private static async Task<DeskEvent> NextAsync(IAsyncEnumerator<DeskEvent> events, Func<DeskEvent, bool> like)
    {
        while (await events.MoveNextAsync())
        {
            if (like(events.Current))
            {
                return events.Current;
            }
        }

        throw new EndOfStreamException("The desk told nothing like that.");
    }

    private static async Task PlayAsync(ITurnContext turn, IServiceProvider services)
    {
        var who = turn.Activity.From.Name;
        switch (turn.Activity)
        {
            case { Type: ActivityTypes.ConversationUpdate }:
                await turn.SendActivityAsync("Welcome.");
                break;
            case { Type: ActivityTypes.Invoke }:
                var action = ((JObject)turn.Activity.Value)["action"]!;
                var card = Card($"{who} pressed {action["verb"]} with {action["data"]!["step"]}");
                var change = MessageFactory.Attachment(new Attachment("application/vnd.microsoft.card.adaptive", content: card));
                change.Id = turn.Activity.ReplyToId;
                await turn.UpdateActivityAsync(change);
                var body = new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.card.adaptive", Value = card };
                await turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 200, Body = body } });
                break;
            case { Value: JObject pressed }:
                await turn.SendActivityAsync($"{who} submitted {pressed["step"]}");
                break;
            case { Text: "file" }:
                await turn.SendActivityAsync(new Activity(ActivityTypes.Message) { Text = "To keep:", Attachments = [new("text/plain", name: "mail.example.org.txt", content: "S: 220 <b>hi</b>")] });
                break;
            case { Text: "card" }:
                var message = MessageFactory.Attachment(new Attachment("application/vnd.microsoft.card.adaptive", content: Card("Press it")));
                message.Summary = "A card";
                await turn.SendActivityAsync(message);
                break;
            default:
                await turn.SendActivityAsync($"{who} says: {turn.Activity.Text}");
                break;
        }
    }

    private static JObject Card(string text) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JArray(new JObject { ["type"] = "TextBlock", ["text"] = text }),
    };
}
