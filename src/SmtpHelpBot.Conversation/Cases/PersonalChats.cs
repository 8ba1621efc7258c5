using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>Remembers where a person's own chat with the bot is, so that details need not be told in a group.</summary>
internal sealed class PersonalChats(UserState state)
{
    private readonly IStatePropertyAccessor<string> kept = state.CreateProperty<string>("personalChat");

    /// <summary>Whether others can read along.</summary>
    public static bool IsShared(ITurnContext turn) => IsShared(turn.Activity.Conversation);

    /// <summary>Whether others can read along there.</summary>
    public static bool IsShared(ConversationAccount conversation) =>
        conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };

    /// <summary>Keeps this conversation, where it is the person's own.</summary>
    public async Task RememberAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (!IsShared(turn))
        {
            var here = Places.Write(turn.Activity.GetConversationReference());
            if (await kept.GetAsync(turn, () => "", cancellation) != here)
            {
                await kept.SetAsync(turn, here, cancellation);
            }
        }
    }

    /// <summary>The bot was put out of this conversation: nothing can be sent there.</summary>
    public async Task ForgetAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await kept.GetAsync(turn, () => "", cancellation) is { Length: > 0 } reference && Places.Of(Places.Read(reference)).SamePlaceAs(Places.Of(turn)))
        {
            await kept.SetAsync(turn, "", cancellation);
        }
    }

    /// <summary>The person's own chat: this one, or the one that is remembered; null where neither is.</summary>
    public async Task<Address?> FindAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (!IsShared(turn))
        {
            return Places.Of(turn);
        }

        return await kept.GetAsync(turn, () => "", cancellation) is { Length: > 0 } reference ? Places.Of(Places.Read(reference)) : null;
    }
}

/// <summary>Conversations as addresses that are the same for every message in them.</summary>
internal static class Places
{
    /// <summary>Stands in a helpdesk's reference beside what the platform needs.</summary>
    private const string Team = "team";

    /// <summary>Where this turn is.</summary>
    public static Address Of(ITurnContext turn) => Of(turn.Activity.GetConversationReference());

    /// <summary>The same for a helpdesk: what is sent there begins a thread of its own in a Teams channel.</summary>
    public static Address RoomOf(ITurnContext turn)
    {
        // A copy: the turn still answers in the thread it came from.
        var reference = Read(Write(turn.Activity.GetConversationReference()));
        reference.Conversation.Id = Name(reference.Conversation.Id);
        // Who named the room is not its recipient: nothing that goes there is about them.
        reference.User = null;
        var room = Of(reference);
        return InTeamOf(turn.Activity, room);
    }

    /// <summary>A helpdesk with the team that an activity in it is of.</summary>
    public static Address InTeamOf(Activity activity, Address room) => TeamOf(activity) is { } team ? room with { Reference = WithTeam(room.Reference, team) } : room;

    /// <summary>Id of the team that an activity is of; null outside teams.</summary>
    public static string? TeamOf(Activity activity) => (activity.ChannelData as JObject)?.SelectToken("team.id") is JValue { Value: string id } ? id : null;

    /// <summary>Id of the team that a helpdesk conversation is of; null where it is of none, or that was not kept.</summary>
    public static string? TeamOf(Address room) => JObject.Parse(room.Reference)[Team] is JValue { Value: string id } ? id : null;

    /// <summary>Whether a helpdesk is in the team that an activity is of.</summary>
    public static bool IsInTeamOf(Address room, Activity activity) =>
        TeamOf(activity) is { } team && room.Channel == activity.ChannelId && TeamOf(room) == team;

    /// <summary>The address of a conversation. In a Teams channel every thread belongs to the channel.</summary>
    public static Address Of(ConversationReference reference) => new(reference.ChannelId, Name(reference.Conversation.Id), Write(reference));

    /// <summary>The reference of an address.</summary>
    public static ConversationReference Read(string reference) =>
        JsonConvert.DeserializeObject<ConversationReference>(reference) ?? throw new JsonSerializationException("An address without a reference.");

    /// <summary>A reference without the message that it came with.</summary>
    public static string Write(ConversationReference reference) => JsonConvert.SerializeObject(
        new ConversationReference
        {
            User = reference.User,
            Bot = reference.Bot,
            Conversation = reference.Conversation,
            ChannelId = reference.ChannelId,
            Locale = reference.Locale,
            ServiceUrl = reference.ServiceUrl,
        },
        Formatting.None,
        new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore });

    private static string WithTeam(string reference, string team)
    {
        var kept = JObject.Parse(reference);
        kept[Team] = team;
        return kept.ToString(Formatting.None);
    }

    private static string Name(string conversation) =>
        conversation.IndexOf(";messageid=", StringComparison.Ordinal) is > 0 and var end ? conversation[..end] : conversation;
}
