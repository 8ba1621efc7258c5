using SmtpHelpBot.Doctor.Checks;
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

    [Fact]
    public async Task A_ticket_that_its_helpdesk_refuses_appears_in_another_one_and_its_requester_is_told()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync();
        var (away, desk, anna) = (new LiveRoom(bot, "19:away@thread.tacv2", "channel"), new LiveRoom(bot, "19:desk@thread.tacv2", "channel"), new LiveRoom(bot, "anna").Person("Anna"));
        await away.Person("Erin").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await desk.Person("Emil").MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        bot.Connector.Open("19:away@thread.tacv2", _ => new(403));
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.PressAsync("human");
        await anna.PressAsync("send");

        Assert.Contains(desk.Messages, message => message.Offered.Contains("ticket_claim"));
        Assert.Contains("It is with another group of the helpdesk now", anna.Room.Last.Words, StringComparison.Ordinal);
        var found = await bot.Get<IEnumerable<ICheck>>().Single(check => check.Name == "helpdesk").LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Verdict.Broken, true), (found.Verdict, found.Says.Contains("19:away@thread.tacv2", StringComparison.Ordinal)));
        await desk.Person("Emil").PressAsync("ticket_claim");
        Assert.Contains("Emil from the helpdesk looks at it now", anna.Room.Last.Words, StringComparison.Ordinal);
    }
}
