using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

public sealed class ReminderTests
{
    private readonly WatchedTime time = new();

    [Fact]
    public async Task The_helpdesk_is_reminded_of_a_ticket_that_nobody_claims_and_then_of_nothing_more()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(services => services.AddSingleton<TimeProvider>(time));
        var desk = new LiveRoom(bot, "helpdesk", "channel");
        var (anna, emil) = (new LiveRoom(bot, "anna").Person("Anna"), desk.Person("Emil"));
        await emil.SayAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("human");
        await anna.PressAsync("send");

        await PassAsync(TimeSpan.FromMinutes(31), until: () => desk.Messages.Any(message => message.Words == "Ticket 1: still waits for someone to claim it"));
        await bot.QuietAsync();
        Assert.Contains("still waits for someone to claim it", desk.Messages.Single(message => message.Card is not null).Words, StringComparison.Ordinal);

        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        await PassAsync(TimeSpan.FromHours(24), until: () => anna.Room.Messages.Count(message => message.Words.Contains("Which port?", StringComparison.Ordinal)) == 2);
    }

    [Fact]
    public async Task Who_claimed_a_ticket_is_called_when_the_answer_to_their_question_waits()
    {
        await using var bot = await RunningBot.StartWithTheRealBotAsync(services => services.AddSingleton<TimeProvider>(time), "--Helpdesk:QuietUntil=19:00");
        var desk = new LiveRoom(bot, "19:desk@thread.tacv2", "channel");
        var (anna, emil) = (new LiveRoom(bot, "anna").Person("Anna"), desk.Person("Emil"));
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("human");
        await anna.PressAsync("send");
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        await anna.SayAsync("587");

        await PassAsync(TimeSpan.FromHours(4), until: () => desk.Messages.Any(message => message.Words.Contains("still waits for Emil", StringComparison.Ordinal) && message.Words.Contains("<at>Emil</at>", StringComparison.Ordinal)));
        Assert.Contains(desk.Messages, message => message.Offered.Contains("ticket_hand_over"));
    }

    /// <summary>Moves the clock, and on by the workers' looks, until something is so.</summary>
    private async Task PassAsync(TimeSpan span, Func<bool> until)
    {
        time.Advance(span);
        for (var look = 0; !until(); look++)
        {
            Assert.InRange(look, 0, 400);
            time.Advance(TimeSpan.FromSeconds(45));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
