using SmtpHelpBot.Delivery.Routes;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>Where the desk is off: what still waits for it from a time when it was on goes nowhere else.</summary>
internal sealed class ClosedDesk : IChannelRoute
{
    public bool Serves(string channelId) => channelId == DeskChannel.Id;

    public Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation) =>
        Task.FromResult<Receipt>(new Receipt.Refused("the local desk is off"));
}
