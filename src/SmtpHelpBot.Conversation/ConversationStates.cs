using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace SmtpHelpBot.Conversation;

/// <summary>What the bot remembers: of a conversation, of a person, and of a person in a conversation.</summary>
internal sealed class ConversationStates(ConversationState conversation, UserState user, PrivateConversationState own)
{
    private readonly IStatePropertyAccessor<bool> greeted = conversation.CreateProperty<bool>("greeted");

    /// <summary>Where each person's talk in a conversation stands.</summary>
    public IStatePropertyAccessor<DialogState> Dialogs { get; } = own.CreateProperty<DialogState>("dialogs");

    /// <summary>Whether this conversation is to be greeted: only ever once.</summary>
    public async Task<bool> IsFirstMeetingAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await greeted.GetAsync(turn, () => false, cancellation))
        {
            return false;
        }

        await greeted.SetAsync(turn, true, cancellation);
        return true;
    }

    /// <summary>The bot was put out of this conversation: when it comes again, that is a first meeting.</summary>
    public Task ForgetMeetingAsync(ITurnContext turn, CancellationToken cancellation) => greeted.SetAsync(turn, false, cancellation);

    /// <summary>Keeps what the turn changed.</summary>
    public async Task SaveAsync(ITurnContext turn, CancellationToken cancellation)
    {
        await conversation.SaveChangesAsync(turn, force: false, cancellation);
        await user.SaveChangesAsync(turn, force: false, cancellation);
        await own.SaveChangesAsync(turn, force: false, cancellation);
    }
}
