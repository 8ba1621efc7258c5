using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Workspaces;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.SlackDoor;

/// <summary>The way out to Slack.</summary>
internal sealed class SlackRoute(SlackSender sender) : IChannelRoute
{
    public bool Serves(string channelId) => channelId == SlackChannel.Id;

    public async Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation) => await SendAsync(parcel, cancellation) switch
    {
        SlackResult.Done { Body: var body } => new Receipt.Taken(body.Value<string>("ts") is { Length: > 0 } ts ? ts : null),
        SlackResult.Begun { Ts: var sent } => new Receipt.Begun(sent),
        SlackResult.Later later => new Receipt.Later(later.After, later.Reason, later.IsTooFast, later.IsUncertain),
        // As with Teams: there is a day to mend the setting, which the log names.
        SlackResult.Refused { IsMendedByToken: true } refused => new Receipt.Later(null, refused.Reason),
        SlackResult.Refused refused => new Receipt.Refused(refused.Reason),
        var other => throw new InvalidOperationException($"Slack's client answered with {other.GetType().Name}."),
    };

    private Task<SlackResult> SendAsync(Parcel parcel, CancellationToken cancellation) => parcel.Kind switch
    {
        PostKind.Update => sender.UpdateAsync(parcel.Activity, cancellation),
        PostKind.Delete => sender.DeleteAsync(parcel.Activity, cancellation),
        _ => sender.SendAsync(parcel.Activity, cancellation),
    };
}

/// <summary>Where Slack is not connected: what still waits for it from a time when it was goes nowhere else.</summary>
internal sealed class ClosedSlack : IChannelRoute
{
    public bool Serves(string channelId) => channelId == SlackChannel.Id;

    public Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation) =>
        Task.FromResult<Receipt>(new Receipt.Refused("Slack is not connected"));
}
