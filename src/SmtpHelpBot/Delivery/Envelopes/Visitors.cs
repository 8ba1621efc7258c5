using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>
/// People of a web page (Web Chat, Direct Line). They say themselves who they are, unless the owner of the page has their id put into
/// the token of Direct Line; such an id begins with <c>dl_</c>, and the service then lets no other through (Azure AI Bot Service,
/// Direct Line enhanced authentication). Their conversation is always given by the service, and a token opens one only.
/// </summary>
internal static class Visitors
{
    private const string IdOfToken = "dl_";
    private const string WebChat = "webchat";
    private const string DirectLine = "directline";

    /// <summary>Whether people of a channel are visitors.</summary>
    public static bool Are(string channel) => channel is WebChat or DirectLine;

    /// <summary>Takes a visitor who may be anybody for someone of their conversation alone: under another's name nothing of that other is found.</summary>
    public static void Name(Activity activity)
    {
        if (Are(activity.ChannelId) && !activity.From.Id.StartsWith(IdOfToken, StringComparison.Ordinal))
        {
            activity.From.Id = $"visitor of {activity.Conversation.Id}";
        }
    }
}
