using System.Globalization;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Whatever comes in gets a clear answer, and the next message goes on. All of it through the running bot.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string GmailError = "535 5.7.8 Username and Password not accepted";
    private const string Hostile = "220 **bold** [click](http://evil.example) <at>everyone</at> @channel <script>alert(1)</script> a\u202Eb\u200Bc\u0000d\u001b[31m";
    private RunningBot bot = null!;
    private LiveRoom room = null!;
    private LivePerson anna = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync(services => ScriptedServer.AddTo(services, order => new(order, HostileReport(order.Target), null)));
        room = new(bot, "anna");
        anna = room.Person("Anna");
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(bot.Connector.Bodies.Concat(bot.Answers), body => body.Contains("   at ", StringComparison.Ordinal));
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task A_message_over_64_KiB_is_read_as_far_as_that_and_the_person_is_told()
    {
        await anna.SayAsync($"{GmailError}\n{new string('x', 70_000)}");

        Assert.Contains("I read the first 64 KiB", room.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Most likely", room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_instead_of_text_is_answered_with_the_form_for_the_text()
    {
        var picture = anna.Message("");
        picture["attachments"] = new JArray(new JObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.com/screenshot.png" });
        await anna.SendAsync(picture);

        Assert.Contains("I cannot read files, pictures or cards.", room.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["read", "cancel"], room.Last.Offered);
    }

    [Theory]
    [InlineData("""{"act":"format_disk"}""")]
    [InlineData("""{"act":{"nested":true},"case":7}""")]
    [InlineData("""{"act":"ticket_resolve","ticket":999,"cause":"credentials","words":"x"}""")]
    [InlineData("""{"act":"not_fixed","case":"someone-elses-case-000","rev":99999999999}""")]
    [InlineData("{}")]
    public async Task A_button_that_no_card_has_changes_nothing_and_says_where_we_are(string data)
    {
        await anna.SayAsync("walk");
        var before = room.Last.Words;
        await anna.PressAsync(room.Last.Id, JObject.Parse(data));
        Assert.NotEmpty(anna.Answer);

        await anna.SayAsync("continue");
        Assert.Equal(before, room.Last.Words);
    }

    [Theory]
    [InlineData("""{"action":"not an object"}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{}""")]
    public async Task A_button_press_that_is_none_is_refused_in_the_way_clients_know(string value)
    {
        var press = anna.Message("");
        (press["type"], press["name"], press["value"]) = ("invoke", "adaptiveCard/action", JObject.Parse(value));
        var answer = await bot.PostAsync(press);

        Assert.InRange((int)answer.StatusCode, 200, 400);
        await GoesOnAsync();
    }

    [Theory]
    [InlineData("{\"type\":\"message\",\"text\":")]
    [InlineData("[1,2,3]")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost","conversation":{"id":"anna"},"text":{"not":"text"}}""")]
    public async Task What_is_no_activity_is_refused_in_a_line_and_the_next_one_is_taken(string body)
    {
        var answer = await bot.PostAsync(body);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.InRange((await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length, 10, 200);
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_refused_and_the_next_one_is_taken()
    {
        Assert.Equal(413, (int)(await bot.PostAsync(bot.Message(new string('x', 1024 * 1024 + 1)))).StatusCode);
        await GoesOnAsync();
    }

    [Theory]
    [InlineData("not a host", "", "That is not a server name")]
    [InlineData("http://", "", "Please enter a server name")]
    [InlineData("smtp.example.com", "22", "I check 25, 465, 587, 2525.")]
    [InlineData("smtp.example.com:8080", "", "I check 25, 465, 587, 2525.")]
    [InlineData("smtp.example.com", "-1", "I check 25, 465, 587, 2525.")]
    public async Task A_host_that_is_none_and_a_port_outside_the_list_are_named_and_no_server_is_looked_at(string host, string ports, string said)
    {
        await anna.SayAsync("check my server");
        await anna.PressAsync("probe", ("host", host), ("ports", ports));

        Assert.Contains(said, anna.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Messages, message => message.Words.Contains("ESMTP", StringComparison.Ordinal));
        await GoesOnAsync();
    }

    [Fact]
    public async Task Hostile_words_of_a_server_stand_on_its_report_as_plain_text_only()
    {
        await anna.SayAsync("check mail.example.com");
        var card = room.Last.Card!;

        Assert.Contains("**bold**", room.Last.Words, StringComparison.Ordinal);
        AssertHarmless(card, room.Last.Activity);
    }

    [Fact]
    public async Task Hostile_words_of_a_person_do_no_more()
    {
        var helpdesk = new LiveRoom(bot, "helpdesk", "channel");
        await helpdesk.Person("Emil").SayAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync($"{GmailError} {Hostile[4..]}");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", Hostile[4..]));

        Assert.Contains("**bold**", helpdesk.Last.Words, StringComparison.Ordinal);
        Assert.All(room.Messages.Concat(helpdesk.Messages).Where(message => message.Card is not null), message => AssertHarmless(message.Card!, message.Activity));
    }

    private async Task GoesOnAsync()
    {
        await anna.SayAsync("help");
        Assert.Contains("What you can say", room.Last.Words, StringComparison.Ordinal);
    }

    /// <summary>Text of strangers stands in text runs, where neither markdown nor mentions take effect, and nothing hides or turns it.</summary>
    private static void AssertHarmless(JObject card, JObject activity)
    {
        Assert.Null(activity["entities"]);
        Assert.All(card.Descendants().OfType<JProperty>().Where(part => part.Name is "text" or "title" or "value" or "placeholder" && part.Value.Type == JTokenType.String), part =>
        {
            var text = (string)part.Value!;
            Assert.DoesNotContain(text.EnumerateRunes(), rune => Rune(rune) is UnicodeCategory.Format || (Rune(rune) is UnicodeCategory.Control && rune.Value is not ('\n' or '\t')));
            Assert.True(!text.Contains("**bold**", StringComparison.Ordinal) || (string?)part.Parent!["type"] == "TextRun", part.Path);
        });
        Assert.DoesNotContain(card.Descendants().OfType<JProperty>(), part => part.Name == "url" && ((string?)part.Value)?.Contains("evil", StringComparison.Ordinal) == true);
    }

    private static UnicodeCategory Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune);

    private static ProbeReport HostileReport(string target) => new(
        target,
        ["203.0.113.7"],
        [
            new()
            {
                Port = 587,
                Address = "203.0.113.7",
                Outcome = PortOutcome.Completed,
                Phases = [new(Hostile, 1)],
                Banner = Hostile,
                AuthAfter = [Hostile],
                EhloAfter = [Hostile],
                Tls = new("TLS 1.3", "x", Hostile, Hostile, [Hostile], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Trusted: false),
                Findings = [new("x", null, Hostile)],
            },
        ],
        new(null, Hostile, []),
        DateTimeOffset.UnixEpoch);
}
