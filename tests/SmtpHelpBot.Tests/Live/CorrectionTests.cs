using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Messages that are changed or taken back, as Teams tells of it over HTTP.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private const string Written = "LavenderBicycle";
    private RunningBot bot = null!;
    private LivePerson anna = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync();
        anna = new LiveRoom(bot, "anna").Person("Anna");
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task An_edit_is_read_once_however_often_Teams_tells_of_it_and_the_next_one_again()
    {
        var message = anna.Message("535 5.7.8 not accepted");
        await anna.SendAsync(message);
        var before = anna.Room.Arrived.Count;
        var edited = LivePerson.Edited(message, "421 4.3.0 Temporary System Problem. gsmtp");
        await anna.SendAsync(edited);
        await anna.SendAsync(edited);
        Assert.Equal(before + 1, anna.Room.Arrived.Count);

        await anna.SendAsync(LivePerson.Edited(message, "535 5.7.8 not accepted", "2026-11-24T12:00:09.000Z"));
        Assert.Equal(before + 2, anna.Room.Arrived.Count);
    }

    [Fact]
    public async Task What_is_deleted_there_is_in_no_row_here()
    {
        var message = anna.Message($"535 5.7.8 not accepted {Written}");
        await anna.SendAsync(message);
        Assert.Equal(["State"], await Rows.TablesWithAsync(bot, Written));
        await anna.SendAsync(LivePerson.Deleted(message));

        Assert.Empty(await Rows.TablesWithAsync(bot, Written));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_answered_to_an_expert_and_is_deleted_or_changed_is_in_no_row_and_on_no_message_either(bool isDeleted)
    {
        var desk = new LiveRoom(bot, "desk", "channel");
        var emil = desk.Person("Emil");
        await emil.SayAsync($"helpdesk here {bot.HelpdeskCode}");
        await anna.SayAsync("535 5.7.8 not accepted");
        await anna.SayAsync("talk to a human");
        await anna.PressAsync("send");
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_ask", ("question", "Which port?"));
        var answer = anna.Message($"It is 587 {Written}");
        await anna.SendAsync(answer);
        Assert.Contains(desk.Messages, message => message.Words.Contains(Written, StringComparison.Ordinal));
        await anna.SendAsync(isDeleted ? LivePerson.Deleted(answer) : LivePerson.Edited(answer, "It is 465"));

        Assert.Empty(await Rows.TablesWithAsync(bot, Written));
        Assert.DoesNotContain(desk.Messages, message => message.Card is not null && message.Words.Contains(Written, StringComparison.Ordinal));
        Assert.Contains(desk.Deleted, line => line.Words.Contains(Written, StringComparison.Ordinal));
        Assert.Equal(!isDeleted, desk.Messages.Any(message => message.Words.Contains("It is 465", StringComparison.Ordinal)));
    }
}
