using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>What the bot itself keeps of what people see in a conversation, where it is the platform. Teams and Slack keep that themselves.</summary>
public interface IKeptTalk
{
    /// <summary>How many messages are kept of a conversation; 0 where the platform keeps them.</summary>
    int Count(ConversationReference where);

    /// <summary>
    /// Forgets with the turn's commit, after what the turn has sent there so far: in a chat of users all that was said there, and
    /// what the reference's user said or was shown in others; elsewhere what messages said before they were changed.
    /// </summary>
    void Forget(ConversationReference where);
}

/// <summary>The event by which such a conversation is told to forget.</summary>
public static class TalkEvents
{
    /// <summary>Everything up to here is to be forgotten.</summary>
    public const string Forgotten = "smtphelpbot/talk.forgotten";
}
