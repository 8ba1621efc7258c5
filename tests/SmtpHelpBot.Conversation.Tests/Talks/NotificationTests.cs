using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Showing;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>What Teams tells people of outside the chat: a line that says something, their own name, and importance for incidents only.</summary>
public sealed class NotificationTests
{
    private const string Desk = "19:desk@thread.tacv2";
    private readonly World world = new();

    [Fact]
    public async Task The_expert_is_called_when_the_answer_to_their_question_is_there()
    {
        var (rosa, emil) = await TalkAsync("personal");

        var line = emil.Last.Message;
        Assert.Equal(("<at>Emil</at> Ticket 1: Rosa answered: It says &lt;b&gt;587&lt;/b&gt; &amp; more", TextFormatTypes.Xml), (line.Text, line.TextFormat));
        Assert.Equal("u-Emil", Assert.Single(line.GetMentions()).Mentioned.Id);
        Assert.All(rosa.Messages, message => Assert.Empty(message.Message.GetMentions()));
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Who_asked_for_help_among_others_is_called_when_there_is_news(string kind)
    {
        var (rosa, _) = await TalkAsync(kind);

        var asked = rosa.Messages.Single(message => message.Words.Contains("Which port is set?", StringComparison.Ordinal)).Message;
        Assert.Equal(("<at>Rosa</at>", "A question on ticket 1: Which port is set?"), (asked.Text, asked.Summary));
        Assert.Equal("u-Rosa", Assert.Single(asked.GetMentions()).Mentioned.Id);
    }

    [Fact]
    public void A_name_with_markup_in_it_is_called_as_the_text_it_is()
    {
        var message = Mentions.Call(Answers.Message("one\ntwo"), new("29:x", "<at>Everyone</at> & \u202Eco"), "msteams");

        Assert.Equal("<at>&lt;at&gt;Everyone&lt;/at&gt; &amp; co</at> one<br/>two", message.Text);
        Assert.Equal("<at>&lt;at&gt;Everyone&lt;/at&gt; &amp; co</at>", Assert.Single(message.GetMentions()).Text);
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("local")]
    public void Other_platforms_get_the_words_as_they_are(string channel)
    {
        var message = Mentions.Call(Answers.Message("one"), new("U1", "Emil"), channel);

        Assert.Equal(("one", TextFormatTypes.Plain), (message.Text, message.TextFormat));
        Assert.Null(message.Entities);
    }

    [Fact]
    public async Task Only_the_card_of_an_incident_is_important()
    {
        var emil = await EmilAsync();
        foreach (var person in (string[])["Rosa", "Tove", "Ida"])
        {
            var chat = world.Chat(person, $"{person}-and-bot", channel: "msteams");
            await chat.SayAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
            await chat.SayAsync("human");
        }

        Assert.Single(world.Incidents.All);
        Assert.Equal([ActivityImportance.High], world.Conversations.Values.SelectMany(shown => shown).Select(shown => shown.Message.Importance).Where(importance => importance is not null));
        Assert.Equal(ActivityImportance.High, emil.Messages.Single(message => message.Key == "incident:1").Message.Importance);
    }

    private async Task<(Chat Rosa, Chat Emil)> TalkAsync(string kind)
    {
        var (rosa, emil) = (world.Chat("Rosa", "with-rosa", kind, "msteams"), await EmilAsync());
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port is set?"));
        await rosa.SayAsync("It says <b>587</b> & more");
        return (rosa, emil);
    }

    private async Task<Chat> EmilAsync()
    {
        var emil = world.Chat("Emil", Desk, "channel", "msteams");
        await emil.SayAsync($"helpdesk here {World.Code}");
        return emil;
    }
}
