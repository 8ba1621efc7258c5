using Microsoft.Bot.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A platform has a message, and the disk cannot keep that it has.</summary>
public sealed class UnrecordedTests
{
    private const int Full = 13;
    private readonly FaultyDisk disk = new();
    private readonly WatchedTime time = new();

    [Fact]
    public async Task It_is_taken_back_where_someone_has_themselves_forgotten_meanwhile()
    {
        await using var bot = await RunningBot.StartAsync(PostAsync, services => disk.AddTo(services.AddSingleton<TimeProvider>(time)));
        bot.Connector.Open("anna", call =>
        {
            disk.Fault = call.Method == "POST" ? Full : 0;
            return ConnectorAnswer.Taken("c1");
        });
        await bot.SayAsync("send");
        await disk.Reached;
        await time.NextWaitOfAsync(TimeSpan.FromSeconds(1));
        disk.Fault = 0;
        await bot.SayAsync("forget");
        await bot.SettleAsync("anna");
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([("POST", null), ("DELETE", "c1")], (await bot.Connector.NextAsync(2)).Select(call => (call.Method, call.ActivityId)));
        await bot.QuietAsync();
    }

    private static Task PostAsync(ITurnContext turn, IServiceProvider services)
    {
        var here = turn.Activity.GetConversationReference();
        here.ActivityId = null;
        switch (turn.Activity.Text)
        {
            case "send":
                services.GetRequiredService<IPost>().Send(here, MessageFactory.Text("about you"), "card");
                break;
            case "forget":
                services.GetRequiredService<TurnTransaction>().Enlist(db => db.Outbox.Where(r => r.CardKey == "card" && r.Kind == PostKind.Send).ExecuteDeleteAsync());
                services.GetRequiredService<IPost>().Delete(here, "card");
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }
}
