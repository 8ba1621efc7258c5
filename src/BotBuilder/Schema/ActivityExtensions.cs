namespace Microsoft.Bot.Schema;

public static class ActivityExtensions
{
    public static string RemoveRecipientMention(this IMessageActivity activity) => activity.RemoveMentionText(activity.Recipient.Id);

    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned?.Id == id))
        {
            activity.Text = activity.Text?.Replace(mention.Text ?? $"<at>{mention.Mentioned.Name}</at>", "", StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
