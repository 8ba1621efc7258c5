using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>
/// Takes what a turn sends, changes and deletes into its transaction instead of onto the wire. The bot gets an id of ours for
/// what it sent, by which it can change it later; the outbox knows the platform's.
/// </summary>
internal sealed class TurnCapture(TurnTransaction transaction, TimeProvider time, bool repliesInResponse)
{
    /// <summary>The replies to a message that expects them in the response.</summary>
    public List<Activity> Replies { get; } = [];

    /// <summary>The answer to an invoke; null while the bot gave none.</summary>
    public InvokeResponse? Response { get; private set; }

    public void Attach(ITurnContext turn)
    {
        turn.OnSendActivities((_, activities, _) => Task.FromResult(activities.ConvertAll(Send).ToArray()));
        turn.OnUpdateActivity((_, activity, _) => Task.FromResult(Update(activity)));
        turn.OnDeleteActivity((_, reference, _) =>
        {
            Delete(reference);
            return Task.CompletedTask;
        });
    }

    /// <summary>Sends the answer to an invoke for which nobody waits, or nobody waits any more.</summary>
    public void TellPresser(Activity pressed, bool isLate)
    {
        if ((isLate || IsToldAlone(pressed)) && AnswerAsMessage(pressed) is { } told)
        {
            transaction.Post(told);
        }
    }

    /// <summary>
    /// The answer to an invoke as a message: to the presser alone where the platform can; null for a card that shows what the turn changes
    /// in the conversation anyway, and for one that others would read who did not press.
    /// </summary>
    public OutboxRow? AnswerAsMessage(Activity pressed)
    {
        var alone = IsToldAlone(pressed);
        if (Response?.Body is not AdaptiveCardInvokeResponse { Value: { } answer }
            || (answer is not string && HasChanged(LaneName.Of(pressed))) || !(alone || StillWorking.IsForAll(pressed, answer)))
        {
            return null;
        }

        var message = new Activity(ActivityTypes.Message).ApplyConversationReference(pressed.GetConversationReference());
        message.DeliveryMode = alone ? DeliveryModes.Ephemeral : null;
        (message.Text, message.TextFormat) = (answer as string, TextFormatTypes.Plain);
        message.Attachments = answer is string ? null : [new() { ContentType = "application/vnd.microsoft.card.adaptive", Content = answer }];
        return RowOf(PostKind.Send, OwnId.New(), message);
    }

    private static bool IsToldAlone(Activity pressed) => pressed is { Type: ActivityTypes.Invoke, DeliveryMode: DeliveryModes.Notification };

    /// <summary>Whether the turn changes a message of this conversation, or of the channel that it is a thread of.</summary>
    private bool HasChanged(string lane) => transaction.Posts.Any(post =>
        post.Kind == PostKind.Update && (post.Lane == lane || lane.StartsWith($"{post.Lane};messageid=", StringComparison.Ordinal)));

    private ResourceResponse Send(Activity activity)
    {
        switch (activity.Type)
        {
            case ActivityTypesEx.InvokeResponse:
                Response = activity.Value as InvokeResponse;
                return new();
            case ActivityTypes.Trace when activity.ChannelId != "emulator":
            case ActivityTypes.Delay:
                return new();
            default:
                return Keep(activity);
        }
    }

    private ResourceResponse Keep(Activity activity)
    {
        activity.ReplyToId = OwnId.Foreign(activity.ReplyToId);
        var id = OwnId.New();
        activity.Id = null;
        if (repliesInResponse)
        {
            Replies.Add(activity);
        }
        else
        {
            Post(PostKind.Send, id, activity);
        }

        return new(id);
    }

    private ResourceResponse Update(Activity activity)
    {
        var id = activity.Id;
        activity.Id = OwnId.Foreign(id);
        Post(PostKind.Update, id, activity);
        activity.Id = id;
        return new(id);
    }

    private void Delete(ConversationReference reference)
    {
        var id = reference.ActivityId;
        var activity = new Activity(ActivityTypes.MessageDelete).ApplyConversationReference(reference);
        activity.Id = OwnId.Foreign(id);
        Post(PostKind.Delete, id, activity);
    }

    private void Post(PostKind kind, string cardKey, Activity activity) => transaction.Post(RowOf(kind, cardKey, activity));

    private OutboxRow RowOf(PostKind kind, string cardKey, Activity activity) => new()
    {
        Lane = LaneName.Of(activity),
        Kind = kind,
        CardKey = cardKey,
        Activity = ActivityJson.Write(activity),
        CreatedAt = time.GetUtcNow(),
    };
}
