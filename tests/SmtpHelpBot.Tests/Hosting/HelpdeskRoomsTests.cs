using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Hosting;

public sealed class HelpdeskRoomsTests
{
    [Fact]
    public async Task A_conversation_that_the_settings_name_is_a_helpdesk_from_the_start()
    {
        await using var bot = await RunningBot.StartAsync(
            async (turn, services) =>
            {
                var rooms = services.GetRequiredService<IHelpdeskRooms>();
                await turn.SendActivityAsync($"{await rooms.IsHelpdeskAsync(turn.Activity.ChannelId, turn.Activity.Conversation.Id, CancellationToken.None)}");
            },
            pieces: null,
            "--Helpdesk:Conversations:0:Conversation=experts");
        bot.Connector.Open("experts");
        bot.Connector.Open("anna");
        await bot.SayAsync("here?", "experts");
        Assert.Equal("True", (await bot.Connector.NextAsync()).Text);
        await bot.SayAsync("here?");
        Assert.Equal("False", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public void The_code_is_new_each_time_and_is_known_by_its_letters_only()
    {
        var code = HelpdeskCode.New();
        Assert.NotEqual(code, HelpdeskCode.New());
        Assert.True(code.Fits($" {code.Value.ToLowerInvariant()} "));
        Assert.False(code.Fits(code.Value[..^1]));
        Assert.False(code.Fits(""));
    }
}
