using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Tickets in the running bot, over the real database.</summary>
public sealed class TicketTests : IAsyncLifetime
{
    private RunningBot bot = null!;
    private LiveRoom desk = null!;
    private LivePerson anna = null!;
    private LivePerson emil = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync();
        desk = new(bot, "19:desk@thread.tacv2", "channel");
        anna = new LiveRoom(bot, "anna").Person("Anna");
        emil = desk.Person("Emil");
        await emil.MentionAsync($"helpdesk here {bot.HelpdeskCode}");
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task What_was_taken_back_and_is_handed_over_again_is_the_same_ticket()
    {
        await HandOverAsync();
        await anna.SayAsync("withdraw");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", "It is back."));

        Assert.Contains("It is back.", Card.Words, StringComparison.Ordinal);
        Assert.Contains("open again", Card.Words, StringComparison.Ordinal);
        Assert.Single(desk.Messages, message => message.Card is not null);
    }

    [Fact]
    public async Task A_card_changes_in_place_after_a_restart_too()
    {
        await HandOverAsync();
        await bot.RestartAsync();
        await emil.PressAsync("ticket_claim");

        Assert.Contains("with Emil", Card.Words, StringComparison.Ordinal);
        Assert.Single(desk.Messages, message => message.Card is not null);
        Assert.Contains("Emil from the helpdesk looks at it now.", anna.Room.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_experts_who_claim_at_the_same_moment_one_wins_and_each_other_reads_who()
    {
        await HandOverAsync();
        var claim = Card.Buttons.First()["data"]!;
        var experts = Enumerable.Range(0, 6).Select(n => desk.Person($"Expert{n}")).ToList();
        await Task.WhenAll(experts.Select(expert => expert.PressAsync(Card.Id, (JObject)claim.DeepClone())));

        var winner = Assert.Single(experts, expert => !expert.Answer.Contains("claimed it already", StringComparison.Ordinal));
        Assert.Contains("with Expert", winner.Answer, StringComparison.Ordinal);
        Assert.Single(desk.Messages, message => message.Words.Contains("claimed it", StringComparison.Ordinal) && message.Card is null);
        Assert.Single(anna.Room.Messages, message => message.Words.Contains("from the helpdesk looks at it now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_of_the_helpdesk_pressed_elsewhere_is_refused_and_on_record()
    {
        await HandOverAsync();
        var claim = (JObject)Card.Buttons.First()["data"]!.DeepClone();
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        await mallory.PressAsync(Card.Id, claim);

        Assert.Contains("Only the helpdesk can do that.", mallory.Answer, StringComparison.Ordinal);
        Assert.Contains("waiting for someone", Card.Words, StringComparison.Ordinal);
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var entry = Assert.Single(await scope.ServiceProvider.GetRequiredService<IAuditTrail>().NewestAsync(10, TestContext.Current.CancellationToken));
        Assert.Equal(("29:Mallory", "mallory", "TicketClaim", 1, AuditReason.NotHelpdesk), (entry.Who.Id, entry.Conversation, entry.What, entry.Ticket, entry.Why));
    }

    [Fact]
    public async Task Codes_that_are_guessed_are_soon_not_looked_at_any_more()
    {
        var mallory = new LiveRoom(bot, "mallory").Person("Mallory");
        for (var guess = 0; guess < 5; guess++)
        {
            await mallory.SayAsync($"helpdesk here GUESS{guess}");
            Assert.Contains("That is not the code.", mallory.Room.Last.Words, StringComparison.Ordinal);
        }

        await mallory.SayAsync($"helpdesk here {bot.HelpdeskCode}");
        Assert.Contains("There were too many wrong codes.", mallory.Room.Last.Words, StringComparison.Ordinal);
    }

    private LiveMessage Card => desk.Messages.Single(message => message.Card is not null);

    private async Task HandOverAsync()
    {
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.SayAsync("human");
        await anna.PressAsync("send", ("note", "It worked until Monday."));
    }
}
