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
}
