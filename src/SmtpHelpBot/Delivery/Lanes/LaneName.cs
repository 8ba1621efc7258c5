using Microsoft.Bot.Schema;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Lanes;

/// <summary>Names a conversation across all platforms.</summary>
internal static class LaneName
{
    public static string Of(string channel, string conversation) => LaneRow.NameOf(channel, conversation);

    public static string Of(Activity activity) => Of(activity.ChannelId, activity.Conversation.Id);
}
