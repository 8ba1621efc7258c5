using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A message that the platform refused is seen by the helpdesk in the running bot, and arrives when it is sent again.</summary>
public sealed class DeadLetterTests
{
    [Fact]
    public async Task What_was_refused_arrives_when_an_expert_has_it_sent_again()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        var emil = desk.Person("Emil");
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        var away = new LiveRoom(bot, "anna");
        bot.Connector.Open("anna", _ => new(403));
        await away.Person("Anna").SayAsync("help");
        Assert.Contains("Say undelivered to see it", desk.Last.Words, StringComparison.Ordinal);
        await emil.MentionAsync("undelivered");
        Assert.Contains("To Anna, Teams", desk.Last.Words, StringComparison.Ordinal);
        Assert.Contains("What you can say to me.", desk.Last.Words, StringComparison.Ordinal);

        var back = new LiveRoom(bot, "anna");
        await emil.PressAsync("letter_retry");
        Assert.Contains("What you can say", back.Last.Words, StringComparison.Ordinal);
        await emil.MentionAsync("undelivered");
        Assert.Contains("Everything was delivered.", desk.Last.Words, StringComparison.Ordinal);
    }
}
