using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

public class ConversationState(IStorage storage) : BotState(storage, nameof(ConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext) => StateKey.Conversation(turnContext.Activity);
}

public class UserState(IStorage storage) : BotState(storage, nameof(UserState))
{
    protected override string GetStorageKey(ITurnContext turnContext) => StateKey.User(turnContext.Activity);
}

public class PrivateConversationState(IStorage storage) : BotState(storage, nameof(PrivateConversationState))
{
    protected override string GetStorageKey(ITurnContext turnContext) => StateKey.UserInConversation(turnContext.Activity);
}

/// <summary>The keys under which state is stored.</summary>
internal static class StateKey
{
    public static string Conversation(Activity activity) => $"{Channel(activity)}/conversations/{ConversationId(activity)}";

    public static string User(Activity activity) => $"{Channel(activity)}/users/{UserId(activity)}";

    public static string UserInConversation(Activity activity) => $"{Conversation(activity)}/users/{UserId(activity)}";

    private static string Channel(Activity activity) => activity.ChannelId ?? throw new InvalidOperationException("invalid activity-missing channelId");

    private static string ConversationId(Activity activity) => activity.Conversation?.Id ?? throw new InvalidOperationException("invalid activity-missing Conversation.Id");

    private static string UserId(Activity activity) => activity.From?.Id ?? throw new InvalidOperationException("invalid activity-missing From.Id");
}
