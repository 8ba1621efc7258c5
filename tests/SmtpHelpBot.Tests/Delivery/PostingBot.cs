using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A bot that posts what it is told to: a line, a card, a change of that card, or a line under it.</summary>
internal static class PostingBot
{
    public static Task<RunningBot> StartAsync(WatchedTime time, params string[] settings) =>
        RunningBot.StartAsync(PostAsync, services => services.AddSingleton<TimeProvider>(time), settings);

    private static Task PostAsync(ITurnContext turn, IServiceProvider services)
    {
        var post = services.GetRequiredService<IPost>();
        var here = turn.Activity.GetConversationReference();
        here.ActivityId = null;
        switch (turn.Activity.Text.Split(' ', 2))
        {
            case ["helpdesk", "here"]:
                services.GetRequiredService<IHelpdeskRooms>().Add(new Address("msteams", here.Conversation.Id, JsonConvert.SerializeObject(here)));
                break;
            case ["settle"]:
                break;
            case ["card", var text]:
                post.Send(here, MessageFactory.Text(text), "card");
                break;
            case ["under", var text]:
                post.Send(here, MessageFactory.Text(text), under: "card");
                break;
            case ["change", var text]:
                post.Update(here, "card", MessageFactory.Text(text));
                break;
            default:
                post.Send(here, MessageFactory.Text(turn.Activity.Text));
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>This answer first, and ids after it.</summary>
    public static Func<ConnectorCall, ConnectorAnswer> Once(ConnectorAnswer first)
    {
        var calls = 0;
        return _ => Interlocked.Increment(ref calls) == 1 ? first : ConnectorAnswer.Taken($"c{calls}");
    }
}
