using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Letters;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Messages that could not be delivered are for the helpdesk to see and to send again.</summary>
public sealed class LetterTests
{
    private readonly World world = new();

    [Fact]
    public async Task The_helpdesk_sees_what_was_for_whom_and_why_it_failed()
    {
        var emil = await world.HelpdeskAsync();
        await emil.SayAsync("undelivered");
        Assert.Contains("Everything was delivered.", emil.Last.Words, StringComparison.Ordinal);

        world.Letters.All.Add(new(5, "msteams", "Rosa", "Emil looks at it now.", "HTTP 403 ConversationBlockedByUser", Examples.Noon, CanRetry: true));
        world.Letters.All.Add(new(4, "slack", "", "", "InvalidOperationException", Examples.Noon, CanRetry: false));
        world.Letters.All.Add(new(3, "webchat", "Sam", "x", "HTTP 418", Examples.Noon, CanRetry: true));
        await emil.SayAsync("undelivered");
        Assert.Contains("newest first: 3 of 3.", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("To Rosa, Teams\nEmil looks at it now.\n2026-11-24 12:00 UTC · The person has blocked the bot (HTTP 403 ConversationBlockedByUser)", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("From someone on Slack\nA message that could not be handled; the person was told.\n2026-11-24 12:00 UTC · The bot itself failed (InvalidOperationException)", emil.Last.Words, StringComparison.Ordinal);
        Assert.Contains("To Sam, webchat\nx\n2026-11-24 12:00 UTC · HTTP 418", emil.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["letter_retry", "letter_retry", "letters_retry"], emil.Offered);
    }

    [Theory]
    [InlineData("is_archived", "The channel is archived (is_archived)")]
    [InlineData("not_in_channel", "The bot is not in that channel; invite it there (not_in_channel)")]
    [InlineData("channel_not_found", "That channel is gone, or it is private and the bot is not in it (channel_not_found)")]
    [InlineData("token_revoked", "The bot's token was revoked; install the Slack app again and set Slack:BotToken (token_revoked)")]
    [InlineData("HTTP 403", "The platform does not let the bot write there (HTTP 403)")]
    [InlineData("a_word_of_tomorrow", "a_word_of_tomorrow")]
    public async Task Why_Slack_or_a_bare_status_refused_is_said_in_plain_words_too(string reason, string said)
    {
        var emil = await world.HelpdeskAsync();
        world.Letters.All.Add(new(5, "slack", "Rosa", "x", reason, Examples.Noon, CanRetry: true));
        await emil.SayAsync("undelivered");

        Assert.Contains($"12:00 UTC · {said}", emil.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_again_works_once()
    {
        var emil = await world.HelpdeskAsync();
        world.Letters.All.Add(new(5, "msteams", "Rosa", "x", "403", Examples.Noon, CanRetry: true));
        await emil.SayAsync("undelivered");
        await emil.PressAsync("letter_retry");
        Assert.Contains("It is on its way again.", emil.Answer, StringComparison.Ordinal);
        await emil.PressAsync("letter_retry");

        Assert.Contains("That message is not here any more", emil.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them_are_sent_again_by_one_press_those_that_are_not_listed_too()
    {
        var emil = await world.HelpdeskAsync();
        world.Letters.All.AddRange(Enumerable.Range(1, 25).Select(id => new DeadLetter(id, "slack", "Rosa", "x", "token_revoked", Examples.Noon, CanRetry: id != 7)));
        await emil.SayAsync("undelivered");
        Assert.Contains("10 of 25", emil.Last.Words, StringComparison.Ordinal);
        await emil.PressAsync("letters_retry");

        Assert.StartsWith("On their way again: 24.", emil.Answer, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(world.Letters.All).Id);
        await emil.SayAsync("undelivered");
        Assert.Empty(Chat.OfferedOn(emil.Last));
    }

    [Fact]
    public async Task Elsewhere_it_is_refused_and_on_record()
    {
        await world.HelpdeskAsync();
        world.Letters.All.Add(new(5, "msteams", "Rosa", "x", "403", Examples.Noon, CanRetry: true));
        var mallory = world.Chat("Mallory", "mallory-and-bot");
        await mallory.SayAsync("undelivered");
        Assert.DoesNotContain("Rosa", mallory.Last.Words, StringComparison.Ordinal);
        await mallory.PressAsync(mallory.Card, new JObject { ["act"] = "letter_retry", ["letter"] = 5 });

        Assert.Equal("Only the helpdesk can do that.", mallory.Answer);
        Assert.Equal(AuditReason.NotHelpdesk, Assert.Single(world.Audit.Entries).Why);
        Assert.Single(world.Letters.All);
    }
}
