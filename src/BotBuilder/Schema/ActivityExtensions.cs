namespace Microsoft.Bot.Schema;

public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id) => activity.GetMentions().Any(mention => mention.Mentioned?.Id == id);

    public static bool MentionsRecipient(this IMessageActivity activity) => activity.MentionsId(activity.Recipient.Id);

    public static string RemoveRecipientMention(this IMessageActivity activity) => activity.RemoveMentionText(activity.Recipient.Id);

    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned?.Id == id))
        {
            activity.Text = mention.Text is null ? RemoveAtElement(activity.Text, mention.Mentioned.Name) : activity.Text?.Replace(mention.Text, "", StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }

    private static string RemoveAtElement(string text, string name) =>
        text?.Replace($"<at>{name}</at>", "", StringComparison.OrdinalIgnoreCase).Trim();
}
