using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>
/// What a turn sends beyond plain replies: messages to other conversations, and cards that are changed later under a key
/// of their own. It goes out after the turn's commit, in order for each conversation.
/// </summary>
public interface IPost
{
    /// <summary>
    /// Sends a message; a <paramref name="cardKey"/> lets it be changed later. With <paramref name="under"/> it goes into the
    /// thread of the message that was sent under that key, where the platform has threads.
    /// </summary>
    void Send(ConversationReference to, Activity message, string? cardKey = null, string? under = null);

    /// <summary>Changes the message that was sent under this key in that conversation. A waiting change is replaced by a newer one.</summary>
    void Update(ConversationReference to, string cardKey, Activity message);

    /// <summary>Takes back the message that was sent under this key in that conversation; nothing where there is none.</summary>
    void Delete(ConversationReference to, string cardKey);
}
