using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Running;

/// <summary>An adapter without a network: it keeps what is sent. For turns that are made by hand.</summary>
internal sealed class QuietAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public TurnContext Turn(string? text = "hello", string type = ActivityTypes.Message) => new(this, new Activity
    {
        Type = type, Id = "in-1", Text = text, ChannelId = "test", ServiceUrl = "https://example.org/",
        From = new("user-1"), Recipient = new("bot-1"), Conversation = new(id: "c-1"),
    });

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new ResourceResponse($"out-{Sent.Count}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw new InvalidOperationException("nothing is updated here");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw new InvalidOperationException("nothing is deleted here");
}
