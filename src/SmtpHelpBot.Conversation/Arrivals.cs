using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Conversation;

/// <summary>
/// The bot comes to a conversation and is put out of it: it greets once, and forgets what it can no longer reach. A client that is
/// loaded again, an upgrade of the app, another member or a new name of the team is no reason to greet.
/// </summary>
internal sealed class Arrivals(IHelpdeskRooms rooms, PersonalChats chats, Departures departures, IRoomChanges changes, ConversationStates states, Stage stage)
{
    /// <summary>Takes an installation update or a conversation update.</summary>
    public Task TakeAsync(ITurnContext turn, CancellationToken cancellation) => turn.Activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => GreetAsync(turn, cancellation),
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => LeaveAsync(turn, cancellation),
        { Type: ActivityTypes.ConversationUpdate } activity => TakeChangeAsync(turn, activity, cancellation),
        _ => Task.CompletedTask,
    };

    private Task TakeChangeAsync(ITurnContext turn, Activity activity, CancellationToken cancellation) => EventOf(activity) switch
    {
        "channelDeleted" => ForgetRoomsAsync(room => room.Channel == activity.ChannelId && room.Conversation == ChannelOf(activity), cancellation),
        "teamDeleted" or "teamHardDeleted" => ForgetRoomsAsync(room => Places.IsInTeamOf(room, activity), cancellation),
        _ when activity.MembersRemoved?.Any(member => member?.Id == activity.Recipient?.Id) == true => LeaveAsync(turn, cancellation),
        _ when activity.MembersRemoved is { Count: > 0 } => departures.TakeAsync(turn, cancellation),
        // Whoever else comes to a team or a group is no news, however long ago the bot came and whatever it still remembers.
        _ when activity.MembersAdded is { Count: > 0 } added && (IsPersonal(activity) || added.Any(member => member?.Id == activity.Recipient?.Id)) => GreetAsync(turn, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task GreetAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        if (await states.IsFirstMeetingAsync(turn, cancellation) && !await rooms.IsHelpdeskAsync(here.Channel, here.Conversation, cancellation))
        {
            await stage.AddAsync(turn, WelcomeScreen.Of(Texts.For(turn.Activity.Locale)), cancellation);
        }
    }

    /// <summary>Whatever would be sent there from now on would be refused. Nothing is said: nobody there would hear it.</summary>
    private async Task LeaveAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        await states.ForgetMeetingAsync(turn, cancellation);
        await chats.ForgetAsync(turn, cancellation);
        await ForgetRoomsAsync(room => room.SamePlaceAs(here) || Places.IsInTeamOf(room, turn.Activity), cancellation);
    }

    private async Task ForgetRoomsAsync(Func<Address, bool> gone, CancellationToken cancellation)
    {
        var lost = (await rooms.AllAsync(cancellation)).Where(gone).ToList();
        lost.ForEach(rooms.Remove);
        if (lost.Count > 0)
        {
            await changes.FollowAsync([], cancellation);
        }
    }

    private static bool IsPersonal(Activity activity) => activity.Conversation?.ConversationType is null or "personal";

    private static string? EventOf(Activity activity) => TextAt(activity, "eventType");

    private static string? ChannelOf(Activity activity) => TextAt(activity, "channel.id");

    private static string? TextAt(Activity activity, string path) => (activity.ChannelData as JObject)?.SelectToken(path) is JValue { Value: string text } ? text : null;
}
